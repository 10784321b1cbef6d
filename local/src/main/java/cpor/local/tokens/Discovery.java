package cpor.local.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.Answer;
import java.util.List;

/** The public documents of an issuer: its metadata and its keys. */
public record Discovery(TokenIssuer issuer) {

  /** {@code /.well-known/openid-configuration} below the issuer. */
  public Answer configuration() {
    ObjectNode metadata =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", issuer.issuer())
            .put("token_endpoint", issuer.issuer() + "/token")
            .put("jwks_uri", issuer.issuer() + "/jwks");
    metadata.putArray("grant_types_supported").add("client_credentials");
    metadata.putArray("response_types_supported");
    metadata.putArray("subject_types_supported").add("public");
    metadata.putArray("id_token_signing_alg_values_supported").add("RS256");
    metadata
        .putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_basic")
        .add("client_secret_post");
    var scopes = metadata.putArray("scopes_supported");
    List.of("claims:read", "claims:write", "reviews:read", "reviews:write").forEach(scopes::add);
    return Answer.json(200, metadata);
  }

  /** {@code /jwks} below the issuer. */
  public Answer keys() {
    return Answer.of(200, "application/json", issuer.publicKeys().toString(true));
  }
}
