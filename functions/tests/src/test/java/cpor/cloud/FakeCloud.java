package cpor.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * A cloud for the handlers under test: a table, mail and workflow that only remember what they were
 * asked, and a clock that the test sets. It calls the handlers as Lambda does, and keeps every line
 * and every error that would have reached the logs.
 */
public final class FakeCloud implements Cloud {

  /** Monday, 23 November 2026, 10:00 in Budapest. */
  public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

  private final DynamoDbClient undisturbed;
  private final SettableClock clock = new SettableClock(MONDAY);
  private final InterruptedDynamoDb dynamoDb;
  private final FakeS3 s3 = new FakeS3();
  private final FakeSes ses = new FakeSes();
  private final FakeStepFunctions stepFunctions = new FakeStepFunctions();
  private final FakeEventBridge eventBridge = new FakeEventBridge();
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final List<String> measured = new ArrayList<>();
  private final List<String> invocations = new ArrayList<>();

  public FakeCloud() {
    this(Tables.dynamoDb());
  }

  /** One with a DynamoDB that has the product's table. */
  public FakeCloud(DynamoDbClient dynamoDb) {
    this.undisturbed = dynamoDb;
    this.dynamoDb = new InterruptedDynamoDb(dynamoDb);
    variables.put("CLAIMS_TABLE", Tables.NAME);
    variables.put("EVIDENCE_BUCKET", "evidence");
    variables.put("PROGRAMME_NAME", "Northwind Partner Programme");
    variables.put("PROGRAMME_TIME_ZONE", "Europe/Budapest");
    variables.put("REVIEW_START_WITHIN", "5bd");
    variables.put("REVIEW_WITHIN", "5bd");
    variables.put("DECISION_DUE_WITHIN", "10bd");
    variables.put("PARTNER_RESPONSE_WITHIN", "5bd");
    variables.put("CONSENT_WINDOW", "7d");
    variables.put("DISPUTE_PERIOD", "30d");
    variables.put("DISPUTE_ANSWER_WITHIN", "5bd");
    variables.put("PARTNER_REMINDER_BEFORE", "1bd");
    variables.put("DISPUTE_REMINDER_BEFORE", "5d");
    variables.put("RETENTION", "P7Y");
    variables.put("MAIL_SENDER", "claims@programme.example");
    variables.put("MAIL_CONFIGURATION_SET", "notices");
    variables.put("SUPPORT_ADDRESS", "help@programme.example");
    variables.put("LEAD_ADDRESS", "lead@programme.example");
    variables.put("PORTAL_URL", "https://portal.example");
    variables.put("CONSENT_BASE_URL", "https://claims.example");
    variables.put("METRIC_NAMESPACE", "cpor");
    variables.put("LIFECYCLE_STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:0:stateMachine:life");
    variables.put("CLAIM_EVENT_BUS", "claims");
  }

  /** Calls a function as Lambda does; what it throws comes out, as it does there. */
  public String invoke(RequestStreamHandler function, String event) {
    return invoke(function, event, Duration.ofSeconds(10));
  }

  /** Calls a function that has so much time left, however long it takes. */
  public String invoke(RequestStreamHandler function, String event, Duration timeLeft) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.getBytes(UTF_8)),
          answer,
          new Invocation(logged, timeLeft));
      return answer.toString(UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (RuntimeException thrown) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      logged.add(trace.toString());
      throw thrown;
    }
  }

  /** Every line that a function wrote, and the trace of every error that left one. */
  public List<String> logged() {
    return List.copyOf(logged);
  }

  /** What an operator writes while customers cannot reach their links. */
  public void pauseWindowsUntil(Instant time) {
    undisturbedTable().put(Item.at(new Key("PAUSE", "CONSENT_WINDOWS")).put("until", time));
  }

  public String table() {
    return Tables.NAME;
  }

  /** Sets a variable before a function is made. */
  public void variable(String name, String value) {
    variables.put(name, value);
  }

  @Override
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  @Override
  public SettableClock clock() {
    return clock;
  }

  @Override
  public InterruptedDynamoDb dynamoDb() {
    return dynamoDb;
  }

  /** The table behind every interruption: what other functions see and do. */
  public DynamoDbClient undisturbedDynamoDb() {
    return undisturbed;
  }

  public Table undisturbedTable() {
    return new Table(undisturbed, Tables.NAME);
  }

  @Override
  public FakeS3 s3() {
    return s3;
  }

  /** Signing needs no server. */
  @Override
  public S3Presigner s3Presigner() {
    return S3Presigner.builder()
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  @Override
  public FakeSes ses() {
    return ses;
  }

  @Override
  public FakeStepFunctions stepFunctions() {
    return stepFunctions;
  }

  @Override
  public FakeEventBridge eventBridge() {
    return eventBridge;
  }

  @Override
  public Consumer<String> metrics() {
    return measured::add;
  }

  /** Every line of numbers that a function wrote. */
  public List<String> measured() {
    return List.copyOf(measured);
  }

  @Override
  public Consumer<String> invocations() {
    return invocations::add;
  }

  /** The line that was written of each invocation. */
  public List<String> invoked() {
    return List.copyOf(invocations);
  }

  /** All that was ever written for operators. */
  public String written() {
    return Stream.of(logged, measured, invocations)
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }
}
