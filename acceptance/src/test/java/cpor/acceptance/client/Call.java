package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A request that is yet to be sent.
 *
 * @param path with the query, if there is one
 * @param body empty for none
 */
public record Call(String method, String path, Map<String, String> headers, String body) {

  public static final String JSON = "application/json";
  public static final String MERGE_PATCH = "application/merge-patch+json";
  public static final String FORM = "application/x-www-form-urlencoded";

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call of(String method, String path) {
    return new Call(method, path, Map.of(), "");
  }

  public static Call get(String path) {
    return of("GET", path);
  }

  /** A POST with a key of its own. */
  public static Call post(String path, JsonNode body) {
    return of("POST", path).withKey(UUID.randomUUID().toString()).withBody(JSON, body.toString());
  }

  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, path, more, body);
  }

  public Call without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Call(method, path, fewer, body);
  }

  public Call withKey(String key) {
    return with("idempotency-key", key);
  }

  public Call withBody(String contentType, String text) {
    Call typed = with("content-type", contentType);
    return new Call(method, path, typed.headers, text);
  }
}
