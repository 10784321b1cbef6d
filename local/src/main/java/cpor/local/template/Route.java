package cpor.local.template;

import java.util.List;

/**
 * A route of the HTTP API.
 *
 * @param method an HTTP method, or {@code ANY}
 * @param path a path whose parts may be variables: {@code /claims/{id}}, {@code /consent/{proxy+}}
 * @param functionId logical id of the function behind it
 */
public record Route(String method, String path, Access access, String functionId) {

  /** How API Gateway writes a route: {@code GET /claims/{id}}. */
  public String key() {
    return method + " " + path;
  }

  /** Who may call a route. */
  public sealed interface Access {

    /** Everybody. */
    record Open() implements Access {}

    /** A holder of a token with at least one of the scopes; any token if there are none. */
    record WithToken(List<String> scopes) implements Access {
      public WithToken {
        scopes = List.copyOf(scopes);
      }
    }
  }
}
