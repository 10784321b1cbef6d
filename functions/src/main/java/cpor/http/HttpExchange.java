package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.cloud.TimeLeft;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.json.OwnJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** Turns an event of API Gateway into a request, and what answers it into the gateway's answer. */
public final class HttpExchange {

  /** What a client writes into a path may be anything; this much is an id of ours. */
  private static final Pattern CLAIM_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** What the gateway answers for a function that fails. */
  private static final int NO_ANSWER = 500;

  private HttpExchange() {}

  /**
   * Has a request answered, and notes of it what may be known.
   *
   * @param millisLeft of the invocation
   */
  public static void answer(
      InputStream event,
      OutputStream output,
      IntSupplier millisLeft,
      Function<HttpRequest, HttpAnswer> answering)
      throws IOException {
    HttpRequest request = read(event);
    InvocationLog.note(Fact.GATEWAY_REQUEST_ID, request.requestId());
    InvocationLog.note(Fact.ROUTE, request.route());
    InvocationLog.note(Fact.STATUS, NO_ANSWER);
    String id = request.pathParameters().getOrDefault("id", "");
    if (CLAIM_ID.matcher(id).matches()) {
      InvocationLog.note(Fact.CLAIM_ID, id);
    }
    HttpAnswer answer = TimeLeft.of(millisLeft).call(() -> answering.apply(request));
    InvocationLog.note(Fact.STATUS, answer.statusCode());
    write(answer, output);
  }

  static HttpRequest read(InputStream event) throws IOException {
    return GatewayEvent.request(new String(event.readAllBytes(), UTF_8));
  }

  static void write(HttpAnswer answer, OutputStream output) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("statusCode", answer.statusCode());
    members.put("headers", answer.headers());
    members.put("body", answer.body());
    OwnJson.TREES.object().toJson(members, output);
  }
}
