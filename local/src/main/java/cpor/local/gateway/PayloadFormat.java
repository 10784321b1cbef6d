package cpor.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.Answer;
import cpor.local.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Payload format 2.0: how a request becomes an event, and a function's answer a response. */
final class PayloadFormat {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Bodies that arrive as text; every other one arrives in base64. */
  private static final Set<String> TEXT =
      Set.of("application/json", "application/xml", "application/javascript");

  private PayloadFormat() {}

  /** The event of a call. */
  static ObjectNode event(Request request, RouteTable.Match match, String requestId, Instant now) {
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "2.0")
        .put("routeKey", match.route().key())
        .put("rawPath", request.rawPath())
        .put("rawQueryString", request.rawQuery());
    putCookies(event, request);
    ObjectNode headers = event.putObject("headers");
    request.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("cookie"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(header -> headers.put(header.getKey(), String.join(",", header.getValue())));
    headers
        .put("x-amzn-trace-id", traceId(requestId, now))
        .put("x-forwarded-for", "127.0.0.1")
        .put("x-forwarded-proto", "https");
    putAll(event, "queryStringParameters", joined(request.query()));
    event.set("requestContext", context(request, match, requestId, now));
    putAll(event, "pathParameters", match.pathParameters());
    putBody(event, request);
    return event;
  }

  /** The same event with what the token says. All claims are texts. */
  static ObjectNode withToken(ObjectNode event, Map<String, Object> claims, List<String> scopes) {
    ObjectNode jwt = event.withObject("/requestContext/authorizer/jwt");
    ObjectNode texts = jwt.putObject("claims");
    claims.forEach((name, value) -> texts.put(name, text(value)));
    ArrayNode granted = jwt.putArray("scopes");
    scopes.forEach(granted::add);
    return event;
  }

  private static ObjectNode context(
      Request request, RouteTable.Match match, String requestId, Instant now) {
    String host = request.header("host").orElse("localhost");
    ObjectNode context = JSON.createObjectNode();
    context
        .put("accountId", "000000000000")
        .put("apiId", "local")
        .put("domainName", host)
        .put("domainPrefix", "local")
        .put("requestId", requestId)
        .put("routeKey", match.route().key())
        .put("stage", "$default")
        .put("time", TIME.format(now))
        .put("timeEpoch", now.toEpochMilli());
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.rawPath())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "127.0.0.1")
        .put("userAgent", request.header("user-agent").orElse(""));
    return context;
  }

  /** X-Ray's form: the second the trace began, and 96 bits of its own. */
  private static String traceId(String requestId, Instant now) {
    String digits = requestId.replace("-", "");
    return "Root=1-%08x-%s".formatted(now.getEpochSecond(), digits.substring(0, 24));
  }

  private static void putCookies(ObjectNode event, Request request) {
    List<String> cookies = request.headers().getOrDefault("cookie", List.of());
    if (!cookies.isEmpty()) {
      ArrayNode list = event.putArray("cookies");
      cookies.forEach(line -> List.of(line.split("; *")).forEach(list::add));
    }
  }

  private static void putBody(ObjectNode event, Request request) {
    boolean text = request.mediaType().startsWith("text/") || TEXT.contains(request.mediaType());
    byte[] body = request.body();
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private static Map<String, String> joined(Map<String, List<String>> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(",", entry.getValue())));
  }

  private static void putAll(ObjectNode event, String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode object = event.putObject(name);
      values.forEach(object::put);
    }
  }

  private static String text(Object claim) {
    return claim instanceof Collection<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
        : String.valueOf(claim);
  }

  /**
   * The response of a function.
   *
   * @throws IOException if the answer has not the form API Gateway understands
   */
  static Answer response(byte[] output) throws IOException {
    JsonNode answer = JSON.readTree(output);
    if (!answer.has("statusCode")) {
      return Answer.json(200, answer);
    }
    JsonNode status = answer.get("statusCode");
    if (!status.canConvertToInt()) {
      throw new IOException("statusCode is no number");
    }
    String text = answer.path("body").asText("");
    byte[] body =
        answer.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(text)
            : text.getBytes(StandardCharsets.UTF_8);
    Answer response = new Answer(status.intValue(), Map.of(), body);
    boolean typed = false;
    for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      typed |= name.equals("content-type");
      response = response.with(name, header.getValue().asText());
    }
    for (JsonNode cookie : answer.path("cookies")) {
      response = response.with("set-cookie", cookie.asText());
    }
    return typed || body.length == 0
        ? response
        : response.with("content-type", "text/plain; charset=utf-8");
  }
}
