package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Turns an event of API Gateway into a request, and what answers it into the gateway's answer. */
public final class HttpExchange {

  private static final JsonType<HttpAnswer> ANSWER =
      Jsonb.builder().serializeEmpty(true).build().type(HttpAnswer.class);

  private HttpExchange() {}

  public static HttpRequest read(InputStream event) throws IOException {
    return GatewayEvent.request(new String(event.readAllBytes(), UTF_8));
  }

  public static void write(HttpAnswer answer, OutputStream output) throws IOException {
    output.write(ANSWER.toJson(answer).getBytes(UTF_8));
  }
}
