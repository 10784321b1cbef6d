package cpor.evidence;

import java.time.Instant;
import java.util.Map;

/**
 * A link that works for a short time.
 *
 * @param headers what the request has to carry, by name; without {@code host}
 */
public record SignedLink(
    String method, String url, Map<String, String> headers, Instant expiresAt) {
  public SignedLink {
    headers = Map.copyOf(headers);
  }
}
