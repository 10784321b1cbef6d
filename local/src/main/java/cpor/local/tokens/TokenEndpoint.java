package cpor.local.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The token endpoint, RFC 6749 section 4.4: client credentials. */
public final class TokenEndpoint implements Door {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String BASIC = "Basic ";

  private final TokenIssuer issuer;
  private final List<TokenClient> clients;

  public TokenEndpoint(TokenIssuer issuer, List<TokenClient> clients) {
    this.issuer = issuer;
    this.clients = List.copyOf(clients);
  }

  private record Credentials(String id, String secret) {}

  /** A refusal as RFC 6749 section 5.2 names it. */
  private static final class Refused extends Exception {
    private final transient Answer answer;

    Refused(int status, String error, String description) {
      super(description);
      this.answer =
          Answer.json(
              status, JSON.objectNode().put("error", error).put("error_description", description));
    }

    Refused(Answer answer) {
      this.answer = answer;
    }
  }

  @Override
  public Answer answer(Request request) {
    try {
      return token(request).with("cache-control", "no-store");
    } catch (Refused refused) {
      return refused.answer.with("cache-control", "no-store");
    }
  }

  private Answer token(Request request) throws Refused {
    if (!request.method().equals("POST")) {
      throw new Refused(
          Answer.json(405, JSON.objectNode().put("error", "invalid_request"))
              .with("allow", "POST"));
    }
    if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
      throw invalidRequest("the body must be application/x-www-form-urlencoded");
    }
    Map<String, List<String>> form = Request.parameters(request.text());
    TokenClient client = authenticated(request, form);
    String grantType =
        single(form, "grant_type").orElseThrow(() -> invalidRequest("grant_type is missing"));
    if (!grantType.equals("client_credentials")) {
      throw new Refused(400, "unsupported_grant_type", "only client_credentials is supported");
    }
    List<String> scopes = scopes(client, single(form, "scope"));
    ObjectNode answer =
        JSON.objectNode()
            .put("access_token", issuer.issue(client, scopes))
            .put("token_type", "Bearer")
            .put("expires_in", TokenIssuer.LIFETIME.toSeconds())
            .put("scope", String.join(" ", scopes));
    return Answer.json(200, answer);
  }

  private TokenClient authenticated(Request request, Map<String, List<String>> form)
      throws Refused {
    Optional<String> header =
        request
            .header("authorization")
            .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()));
    Optional<String> secret = single(form, "client_secret");
    if (header.isPresent() && secret.isPresent()) {
      throw invalidRequest("the client must authenticate in one way only");
    }
    Optional<Credentials> credentials =
        header.isPresent()
            ? basic(header.get())
            : single(form, "client_id").map(id -> new Credentials(id, secret.orElse("")));
    Optional<TokenClient> client =
        credentials
            .filter(given -> given.secret().equals(TokenClient.SECRET))
            .flatMap(given -> client(given.id()));
    if (client.isEmpty()) {
      Answer refusal =
          Answer.json(
              401,
              JSON.objectNode()
                  .put("error", "invalid_client")
                  .put("error_description", "unknown client or wrong secret"));
      throw new Refused(refusal.with("www-authenticate", "Basic realm=\"local\""));
    }
    return client.get();
  }

  private Optional<TokenClient> client(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }

  private static Optional<Credentials> basic(String header) {
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Credentials(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static List<String> scopes(TokenClient client, Optional<String> asked) throws Refused {
    if (asked.isEmpty() || asked.get().isBlank()) {
      return client.scopes();
    }
    List<String> scopes = List.of(asked.get().strip().split(" +"));
    for (String scope : scopes) {
      if (!client.scopes().contains(scope)) {
        throw new Refused(
            400,
            "invalid_scope",
            client.id() + " may ask for " + String.join(" ", client.scopes()));
      }
    }
    return scopes;
  }

  private static Optional<String> single(Map<String, List<String>> form, String name)
      throws Refused {
    List<String> values = form.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw invalidRequest(name + " is given twice");
    }
    return values.stream().findFirst();
  }

  private static Refused invalidRequest(String description) {
    return new Refused(400, "invalid_request", description);
  }
}
