package cpor.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cpor.local.page.Pages;
import cpor.local.tokens.Discovery;
import cpor.local.tokens.TokenClient;
import cpor.local.tokens.TokenEndpoint;
import cpor.local.tokens.TokenIssuer;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.Map;
import java.util.Optional;

/** The doors below {@code /_local}, which AWS does not have. */
final class LocalDoors implements Door {

  /** The issuer's path; the token endpoint and the keys lie below it. */
  static final String ISSUER_PATH = LocalCloud.LOCAL_PATH + "/oauth2";

  private final Map<String, Door> doors;
  private final Pages pages;

  LocalDoors(Backend backend, ProductTime time, TokenIssuer issuer, Pages pages) {
    Discovery discovery = new Discovery(issuer);
    doors =
        Map.of(
            "/health",
            _ -> ready(),
            "/clock",
            new ClockDoor(time),
            "/mail-events",
            new MailEventDoor(backend.mails()),
            "/oauth2/token",
            new TokenEndpoint(issuer, TokenClient.ALL),
            "/oauth2/jwks",
            _ -> discovery.keys(),
            "/oauth2/.well-known/openid-configuration",
            _ -> discovery.configuration());
    this.pages = pages;
  }

  @Override
  public Answer answer(Request request) {
    String path = request.rawPath().substring(LocalCloud.LOCAL_PATH.length());
    return Optional.ofNullable(doors.get(path)).orElse(pages).answer(request);
  }

  /** Nothing is served before everything is. */
  private static Answer ready() {
    return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "ready"));
  }
}
