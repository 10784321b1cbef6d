package cpor.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer as API Gateway takes it. The body is text. */
public record HttpAnswer(int statusCode, Map<String, String> headers, String body) {

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  public HttpAnswer with(String header, String value) {
    return with(Map.of(header, value));
  }

  public HttpAnswer with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(others);
    return new HttpAnswer(statusCode, all, body);
  }
}
