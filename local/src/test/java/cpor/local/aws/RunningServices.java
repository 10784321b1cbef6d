package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.events.EventBusSink;
import cpor.local.faults.Faults;
import cpor.local.mail.MailSink;
import cpor.local.mail.SentMailApi;
import cpor.local.mail.SesQueryApi;
import cpor.local.metrics.Metrics;
import cpor.local.web.WebServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import stepfunctions.clock.VirtualClock;

/** Every service behind a running endpoint, with one table and one bucket. */
public final class RunningServices implements AutoCloseable {

  public static final String BUCKET = "evidence";
  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  public final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();
  public final VirtualClock clock = VirtualClock.standingAt(NOW);
  public final Faults faults = new Faults(clock, List.of("ClaimStream"), Map.of());
  public final EmbeddedDynamoDb dynamoDb = new EmbeddedDynamoDb();
  public final MailSink mails =
      new MailSink(clock, outcomes::add, faults, new Metrics(clock, Set.of()));
  public final EventBusSink eventBus = new EventBusSink(clock, faults, _ -> {});
  final AccessKeys keys = new AccessKeys();

  /** Every call that was guarded, oldest first. */
  public final List<Call> calls = new CopyOnWriteArrayList<>();

  /** Lets every call pass until it is another one. */
  public volatile CallGuard guard = _ -> {};

  public final WebServer web = WebServer.bind(0);
  public final AwsJsonClient json = new AwsJsonClient(web.uri());

  public RunningServices() {
    this((_, request) -> request);
  }

  RunningServices(JsonService stepFunctions) {
    web.open(
        AwsEndpoint.of(
            keys,
            List.of(calls::add, call -> guard.check(call)),
            EmbeddedS3.with(List.of(BUCKET), keys),
            new SentMailApi(mails),
            new AwsEndpoint.Services(
                Map.of(
                    "DynamoDB_20120810", new AwsEndpoint.Targeted("dynamodb", dynamoDb),
                    "AWSStepFunctions", new AwsEndpoint.Targeted("states", stepFunctions),
                    "AWSEvents", new AwsEndpoint.Targeted("events", eventBus)),
                Map.of("ses", new SesQueryApi(mails, faults)),
                Map.of())));
    createTable();
  }

  public void createTable() {
    try {
      JsonNode _ = json.call("DynamoDB_20120810.CreateTable", ClaimsTable.REQUEST);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  public AwsClients clients() {
    return new AwsClients(web.uri());
  }

  @Override
  public void close() {
    json.close();
    web.close();
  }
}
