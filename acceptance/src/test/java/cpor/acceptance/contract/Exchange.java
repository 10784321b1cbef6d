package cpor.acceptance.contract;

import java.util.List;
import java.util.Map;

/**
 * A request and its answer, as they went over the wire. Bodies are empty where there was none.
 *
 * @param path with the query, if there was one
 */
public record Exchange(
    String method,
    String path,
    Map<String, String> requestHeaders,
    String requestBody,
    int status,
    Map<String, List<String>> answerHeaders,
    String answerBody) {

  public Exchange {
    requestHeaders = Map.copyOf(requestHeaders);
    answerHeaders = Map.copyOf(answerHeaders);
  }

  /** Whether the request did what it asked for. */
  boolean succeeded() {
    return status < 400;
  }

  String pathWithoutQuery() {
    return path.replaceFirst("\\?.*", "");
  }

  String query() {
    return path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
  }

  @Override
  public String toString() {
    return "%s %s %s%nanswered %d %s%n%s"
        .formatted(method, path, requestBody, status, answerHeaders, answerBody);
  }
}
