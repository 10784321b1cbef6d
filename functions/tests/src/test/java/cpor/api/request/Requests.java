package cpor.api.request;

import cpor.http.HttpRequest;
import java.util.Map;

/** Requests as a test states them; what it does not state is empty. */
public final class Requests {

  private Requests() {}

  public static HttpRequest get(String path, Map<String, String> query) {
    return request("GET", path, Map.of(), query, new byte[0]);
  }

  static HttpRequest post(String path, String contentType, byte[] body) {
    return post(path, Map.of("content-type", contentType), body);
  }

  static HttpRequest post(String path, Map<String, String> headers, byte[] body) {
    return request("POST", path, headers, Map.of(), body);
  }

  private static HttpRequest request(
      String method,
      String path,
      Map<String, String> headers,
      Map<String, String> query,
      byte[] body) {
    return new HttpRequest(
        method + " " + path,
        method,
        path,
        "request-1",
        headers,
        query,
        Map.of(),
        Map.of(),
        new HttpRequest.Body(body));
  }
}
