package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.http.GatewayEvent.Authorizer;
import cpor.http.GatewayEvent.Jwt;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns an event of API Gateway into a request, and what answers it into the gateway's answer. */
public final class HttpExchange {

  private static final Jsonb JSON = Jsonb.builder().serializeEmpty(true).build();
  private static final JsonType<GatewayEvent> EVENT = JSON.type(GatewayEvent.class);
  private static final JsonType<HttpAnswer> ANSWER = JSON.type(HttpAnswer.class);

  private HttpExchange() {}

  public static void answer(
      InputStream event, OutputStream output, Function<HttpRequest, HttpAnswer> handler)
      throws IOException {
    HttpRequest request = request(EVENT.fromJson(new String(event.readAllBytes(), UTF_8)));
    output.write(ANSWER.toJson(handler.apply(request)).getBytes(UTF_8));
  }

  private static HttpRequest request(GatewayEvent event) {
    Map<String, String> headers = new LinkedHashMap<>();
    orEmpty(event.headers())
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new HttpRequest(
        event.routeKey(),
        event.requestContext().http().method(),
        event.rawPath(),
        event.requestContext().requestId(),
        headers,
        orEmpty(event.queryStringParameters()),
        orEmpty(event.pathParameters()),
        tokenClaims(event.requestContext().authorizer()),
        new HttpRequest.Body(body(event)));
  }

  private static byte[] body(GatewayEvent event) {
    String body = event.body();
    if (body == null) {
      return new byte[0];
    }
    return event.isBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
  }

  private static Map<String, String> tokenClaims(@Nullable Authorizer authorizer) {
    Jwt jwt = authorizer == null ? null : authorizer.jwt();
    return jwt == null ? Map.of() : orEmpty(jwt.claims());
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
