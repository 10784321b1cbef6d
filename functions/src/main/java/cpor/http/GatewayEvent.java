package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a request from an event of API Gateway, payload format 2.0. */
final class GatewayEvent {

  private GatewayEvent() {}

  static HttpRequest request(String event) {
    Map<?, ?> root = object(JsonTree.read(event));
    Map<?, ?> context = object(root.get("requestContext"));
    return new HttpRequest(
        text(root, "routeKey"),
        text(object(context.get("http")), "method"),
        text(root, "rawPath"),
        text(context, "requestId"),
        lowerCaseNames(texts(root.get("headers"))),
        texts(root.get("queryStringParameters")),
        texts(root.get("pathParameters")),
        texts(object(object(context.get("authorizer")).get("jwt")).get("claims")),
        new HttpRequest.Body(body(root)));
  }

  /** A body that is no text travels in base64, and so do forms and merge patches. */
  private static byte[] body(Map<?, ?> root) {
    String body = (String) root.get("body");
    if (body == null) {
      return new byte[0];
    }
    return Boolean.TRUE.equals(root.get("isBase64Encoded"))
        ? Base64.getDecoder().decode(body)
        : body.getBytes(UTF_8);
  }

  /** What an event leaves out, such as the authorizer of an open route, is empty. */
  private static Map<?, ?> object(@Nullable Object value) {
    return value == null ? Map.of() : (Map<?, ?>) value;
  }

  private static String text(Map<?, ?> object, String name) {
    return (String) Objects.requireNonNull(object.get(name), name);
  }

  private static Map<String, String> texts(@Nullable Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : object(value).entrySet()) {
      texts.put((String) member.getKey(), String.valueOf(member.getValue()));
    }
    return texts;
  }

  private static Map<String, String> lowerCaseNames(Map<String, String> headers) {
    Map<String, String> lowerCase = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers.entrySet()) {
      lowerCase.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    return lowerCase;
  }
}
