package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Turns an event of API Gateway into a request, and what answers it into the gateway's answer. */
public final class HttpExchange {

  private static final JsonType<HttpAnswer> ANSWER =
      Jsonb.builder().serializeEmpty(true).build().type(HttpAnswer.class);

  private HttpExchange() {}

  public static void answer(
      InputStream event, OutputStream output, Function<HttpRequest, HttpAnswer> handler)
      throws IOException {
    HttpRequest request = GatewayEvent.request(new String(event.readAllBytes(), UTF_8));
    output.write(ANSWER.toJson(handler.apply(request)).getBytes(UTF_8));
  }
}
