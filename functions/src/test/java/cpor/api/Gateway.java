package cpor.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.FakeCloud;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calls the API's functions as API Gateway does, after it has checked token and scopes. */
final class Gateway {

  private static final JsonType<Object> JSON =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  static final Map<String, String> PARTNER =
      Map.of(
          "sub", "user-1",
          "name", "Péter Partner",
          "scope", "claims:read claims:write",
          "organisation", "org-17",
          "partner_ids", "4567890 7654321");
  static final Map<String, String> OTHER_PARTNER =
      Map.of(
          "sub", "user-2",
          "name", "Olga Other",
          "scope", "claims:read claims:write",
          "organisation", "org-18",
          "partner_ids", "1112223");
  static final Map<String, String> REVIEWER =
      Map.of("sub", "reviewer-1", "name", "Rita Reviewer", "scope", "reviews:read reviews:write");

  private final FakeCloud cloud;
  private final RequestStreamHandler claims;
  private final RequestStreamHandler reviews;
  private int keys;

  Gateway(FakeCloud cloud) {
    this.cloud = cloud;
    this.claims = new ClaimsApi(cloud);
    this.reviews = new ReviewsApi(cloud);
  }

  /** A call by this token, with a fresh key where one is needed. */
  Call as(Map<String, String> token, String route, String... pathParameters) {
    Call call = new Call(token, route, pathParameters);
    return route.startsWith("POST ") ? call.header("idempotency-key", "key-" + ++keys) : call;
  }

  /** An answer, with its JSON read. */
  record Answer(int status, Map<String, String> headers, String text) {

    Object json() {
      return JSON.fromJson(text);
    }

    /** The value at a path of names, such as {@code deadline.dueAt}. */
    @Nullable Object at(String path) {
      Object value = json();
      for (String name : path.split("\\.", -1)) {
        value =
            value instanceof List<?> list
                ? list.get(Integer.parseInt(name))
                : ((Map<?, ?>) Objects.requireNonNull(value)).get(name);
      }
      return value;
    }

    String textAt(String path) {
      return (String) Objects.requireNonNull(at(path), path);
    }

    /** The pointers of everything that was wrong. */
    List<String> pointers() {
      return ((List<?>) Objects.requireNonNull(at("errors")))
          .stream().map(error -> (String) ((Map<?, ?>) error).get("pointer")).toList();
    }
  }

  /** One request on its way. */
  final class Call {
    private final Map<String, String> token;
    private final String route;
    private final Map<String, String> pathParameters = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private byte @Nullable [] body;

    private Call(Map<String, String> token, String route, String... values) {
      this.token = token;
      this.route = route;
      Matcher parameter = PARAMETER.matcher(route);
      for (int i = 0; parameter.find(); i++) {
        pathParameters.put(parameter.group(1), values[i]);
      }
    }

    Call header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    Call without(String header) {
      headers.remove(header);
      return this;
    }

    Call query(String name, String value) {
      query.put(name, value);
      return this;
    }

    Call body(String json) {
      return body(
          route.startsWith("PATCH ") ? "application/merge-patch+json" : "application/json",
          json.getBytes(UTF_8));
    }

    Call body(String contentType, byte[] bytes) {
      headers.put("content-type", contentType);
      body = bytes;
      return this;
    }

    Answer send() {
      String path = route.substring(route.indexOf(' ') + 1);
      for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
        path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
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
              "requestId", "request-1",
              "http", Map.of("method", route.substring(0, route.indexOf(' '))),
              "authorizer", Map.of("jwt", Map.of("claims", token))));
      if (body != null) {
        event.put("body", Base64.getEncoder().encodeToString(body));
      }
      event.put("isBase64Encoded", body != null);
      return read(cloud.invoke(route.contains("/reviews") ? reviews : claims, JSON.toJson(event)));
    }

    private static Answer read(String answer) {
      Map<?, ?> json = (Map<?, ?>) JSON.fromJson(answer);
      Map<String, String> headers = new HashMap<>();
      ((Map<?, ?>) Objects.requireNonNull(json.get("headers")))
          .forEach((name, value) -> headers.put((String) name, (String) value));
      return new Answer(
          ((Number) Objects.requireNonNull(json.get("statusCode"))).intValue(),
          headers,
          (String) Objects.requireNonNull(json.get("body")));
    }
  }
}
