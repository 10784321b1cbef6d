package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.FakeCloud;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request on its way to a function, as API Gateway sends it. */
public final class Call {

  private static final JsonType<Object> JSON =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)\\+?}");

  private final FakeCloud cloud;
  private final RequestStreamHandler function;
  private final Map<String, String> token;
  private final String route;
  private final Map<String, String> pathParameters = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> query = new HashMap<>();
  private byte @Nullable [] body;

  /**
   * A call of a function.
   *
   * @param token the claims of the caller's token; none on an open route
   * @param pathParameters in the order in which the route names them
   */
  public Call(
      FakeCloud cloud,
      RequestStreamHandler function,
      Map<String, String> token,
      String route,
      String... pathParameters) {
    this.cloud = cloud;
    this.function = function;
    this.token = token;
    this.route = route;
    Matcher parameter = PARAMETER.matcher(route);
    for (int i = 0; parameter.find(); i++) {
      this.pathParameters.put(parameter.group(1), pathParameters[i]);
    }
  }

  public Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Call without(String header) {
    headers.remove(header);
    return this;
  }

  public Call query(String name, String value) {
    query.put(name, value);
    return this;
  }

  public Call body(String json) {
    return body(
        route.startsWith("PATCH ") ? "application/merge-patch+json" : "application/json",
        json.getBytes(UTF_8));
  }

  public Call body(String contentType, byte[] bytes) {
    headers.put("content-type", contentType);
    body = bytes;
    return this;
  }

  /** Sends it to an invocation that has so much time left, however long it takes. */
  public Answer send(Duration timeLeft) {
    return Answer.read(cloud.invoke(function, event(), timeLeft));
  }

  public Answer send() {
    return Answer.read(cloud.invoke(function, event()));
  }

  private String event() {
    String path = route.substring(route.indexOf(' ') + 1);
    for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
      path = path.replaceFirst("\\{" + parameter.getKey() + "\\+?}", parameter.getValue());
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", route);
    event.put("rawPath", path);
    event.put("headers", headers);
    event.put("queryStringParameters", query);
    event.put("pathParameters", pathParameters);
    event.put(
        "requestContext",
        Map.of(
            "requestId",
            "request-1",
            "http",
            Map.of("method", route.substring(0, route.indexOf(' '))),
            "authorizer",
            token.isEmpty() ? Map.of() : Map.of("jwt", Map.of("claims", token))));
    if (body != null) {
      event.put("body", Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body != null);
    return JSON.toJson(event);
  }
}
