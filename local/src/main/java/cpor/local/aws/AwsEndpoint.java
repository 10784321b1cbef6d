package cpor.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cpor.local.web.Answer;
import cpor.local.web.PortInUse;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one address that the AWS CLI and the SDKs use for every service. A request says by itself
 * which service it is for: by {@code X-Amz-Target}, by a form with an {@code Action}, and what has
 * neither is S3.
 */
public final class AwsEndpoint implements AutoCloseable {

  private final EmbeddedDynamoDb dynamoDb;
  private final EmbeddedS3 s3;
  private final SesQueryApi ses;
  private final SentMailApi sentMail;
  private final JsonService stepFunctions;
  private final JsonService eventBus;
  private final ObjectMapper json = new ObjectMapper();
  private final Forwarder forwarder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private AwsEndpoint(HttpServer server, Forwarder forwarder, Services services) {
    this.server = server;
    this.forwarder = forwarder;
    this.dynamoDb = services.dynamoDb();
    this.s3 = services.s3();
    this.ses = new SesQueryApi(services.mails());
    this.sentMail = new SentMailApi(services.mails());
    this.stepFunctions = services.stepFunctions();
    this.eventBus = services.eventBus();
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** What stands behind the endpoint. The endpoint closes none of it. */
  public record Services(
      EmbeddedDynamoDb dynamoDb,
      EmbeddedS3 s3,
      MailSink mails,
      JsonService stepFunctions,
      JsonService eventBus) {}

  /**
   * Takes a port on 127.0.0.1, 0 for a free one. Requests wait until {@link #start}.
   *
   * @throws PortInUse if another program has it
   */
  public static HttpServer bind(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    } catch (BindException e) {
      throw new PortInUse(port, e);
    }
  }

  /** Answers on a port that was taken with {@link #bind}, from its return on. */
  public static AwsEndpoint start(HttpServer bound, Services services) {
    return new AwsEndpoint(bound, new Forwarder(), services);
  }

  /** Its address by the name that presigned links carry. */
  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (RuntimeException e) {
        send(exchange, fault(500, "InternalFailure", "the local cloud failed: " + e));
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      routeByTarget(exchange, target);
    } else if (exchange.getRequestURI().getPath().equals(SentMailApi.PATH)) {
      send(exchange, sentMail.answer(exchange.getRequestMethod(), query(exchange)));
    } else if (isForm(exchange)) {
      send(exchange, ses.answer(Form.parse(text(exchange))));
    } else {
      URI endpoint = isSignedByHeader(exchange) ? s3.trustingEndpoint() : s3.checkingEndpoint();
      forwarder.forward(exchange, endpoint);
    }
  }

  private void routeByTarget(HttpExchange exchange, String target) throws IOException {
    int dot = target.lastIndexOf('.');
    String service = target.substring(0, Math.max(dot, 0));
    String operation = target.substring(dot + 1);
    switch (service) {
      case "DynamoDB_20120810", "DynamoDBStreams_20120810" ->
          forwarder.forward(exchange, dynamoDb.endpoint());
      case "AWSStepFunctions" -> send(exchange, answer(stepFunctions, operation, exchange));
      case "AWSEvents" -> send(exchange, answer(eventBus, operation, exchange));
      default ->
          send(
              exchange,
              fault(
                  400,
                  "UnknownOperationException",
                  target
                      + " is not served here: only DynamoDB, S3, SES, EventBridge and"
                      + " Step Functions are"));
    }
  }

  private Answer answer(JsonService service, String operation, HttpExchange exchange)
      throws IOException {
    JsonNode request;
    try {
      request = json.readTree(text(exchange));
    } catch (JsonProcessingException e) {
      return fault(400, "SerializationException", "the request is not JSON");
    }
    JsonService.Answer answer = service.answer(operation, request);
    return Answer.of(answer.status(), "application/x-amz-json-1.0", answer.body().toString());
  }

  private static boolean isForm(HttpExchange exchange) {
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    return exchange.getRequestMethod().equals("POST")
        && contentType != null
        && contentType.startsWith("application/x-www-form-urlencoded");
  }

  /** Not presigned and not anonymous: those have no such header, and S3 judges them as on AWS. */
  private static boolean isSignedByHeader(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey("Authorization");
  }

  private static Form query(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return Form.parse(query == null ? "" : query);
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private static Answer fault(int status, String code, String message) {
    return Answer.json(
        status, JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body();
    answer.headers().forEach(exchange.getResponseHeaders()::put);
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    forwarder.close();
  }
}
