package cpor.local.tokens;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token endpoint, RFC 6749 section 4.4: client credentials. */
public record TokenEndpoint(TokenIssuer issuer, List<TokenClient> clients) implements Door {

  public TokenEndpoint {
    clients = List.copyOf(clients);
  }

  @Override
  public Answer answer(Request request) {
    if (!request.method().equals("POST")) {
      return refusal(OAuth2Error.INVALID_REQUEST.setHTTPStatusCode(405)).with("allow", "POST");
    }
    try {
      TokenRequest asked = parsed(request);
      TokenClient client = authenticated(asked.getClientAuthentication());
      Scope scope = granted(client, asked.getScope());
      BearerAccessToken token =
          new BearerAccessToken(
              issuer.issue(client, scope.toStringList()), TokenIssuer.LIFETIME.toSeconds(), scope);
      return answer(
          200, new AccessTokenResponse(new Tokens(token, null)).toJSONObject().toJSONString());
    } catch (GeneralException refused) {
      return refusal(
          Optional.ofNullable(refused.getErrorObject())
              .orElse(OAuth2Error.INVALID_REQUEST.setDescription(refused.getMessage())));
    }
  }

  private TokenRequest parsed(Request request) throws GeneralException {
    String grantType = request.form().get("grant_type");
    if (grantType != null && !grantType.equals(GrantType.CLIENT_CREDENTIALS.getValue())) {
      throw new GeneralException(
          OAuth2Error.UNSUPPORTED_GRANT_TYPE.setDescription(
              "only client_credentials is supported"));
    }
    HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, URI.create(issuer.issuer()));
    http.setContentType(request.header("content-type").orElse(""));
    request.header("authorization").ifPresent(value -> http.setHeader("Authorization", value));
    http.setBody(request.text());
    return TokenRequest.parse(http);
  }

  private TokenClient authenticated(@Nullable ClientAuthentication authentication)
      throws GeneralException {
    if (authentication instanceof PlainClientSecret given
        && given.getClientSecret().getValue().equals(TokenClient.SECRET)) {
      for (TokenClient client : clients) {
        if (client.id().equals(given.getClientID().getValue())) {
          return client;
        }
      }
    }
    throw new GeneralException(
        OAuth2Error.INVALID_CLIENT.setDescription("unknown client or wrong secret"));
  }

  private static Scope granted(TokenClient client, @Nullable Scope asked) throws GeneralException {
    if (asked == null || asked.isEmpty()) {
      return Scope.parse(client.scopes());
    }
    if (!client.scopes().containsAll(asked.toStringList())) {
      throw new GeneralException(
          OAuth2Error.INVALID_SCOPE.setDescription(
              client.id() + " may ask for " + String.join(" ", client.scopes())));
    }
    return asked;
  }

  private static Answer refusal(ErrorObject error) {
    Answer answer =
        answer(
            error.getHTTPStatusCode(), new TokenErrorResponse(error).toJSONObject().toJSONString());
    return error.getHTTPStatusCode() == 401
        ? answer.with("www-authenticate", "Basic realm=\"local\"")
        : answer;
  }

  private static Answer answer(int status, String json) {
    return Answer.of(status, "application/json", json).with("cache-control", "no-store");
  }
}
