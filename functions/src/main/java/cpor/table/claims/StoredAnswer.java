package cpor.table.claims;

import java.util.Map;

/**
 * The first answer to a request, to be repeated when the request is.
 *
 * @param fingerprint of the request that was answered
 */
public record StoredAnswer(
    String fingerprint, int status, Map<String, String> headers, String body) {
  public StoredAnswer {
    headers = Map.copyOf(headers);
  }
}
