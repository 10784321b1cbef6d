package cpor.local.template;

import java.util.List;

/** Whose tokens the HTTP API accepts, and for which audiences. */
public record JwtAuthorizer(String issuer, List<String> audiences) {
  public JwtAuthorizer {
    audiences = List.copyOf(audiences);
  }
}
