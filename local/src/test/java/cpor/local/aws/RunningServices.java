package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.events.EventBusSink;
import cpor.local.mail.MailSink;
import cpor.local.mail.SentMailApi;
import cpor.local.mail.SesQueryApi;
import cpor.local.web.WebServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every service behind a running endpoint, with one table and one bucket. */
public final class RunningServices implements AutoCloseable {

  public static final String BUCKET = "evidence";
  public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  public final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();
  public final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.empty();
  public final MailSink mails = new MailSink(Clock.fixed(NOW, ZoneOffset.UTC), outcomes::add);
  public final EventBusSink eventBus = new EventBusSink(Clock.fixed(NOW, ZoneOffset.UTC));
  public final WebServer web = WebServer.bind(0);
  public final AwsJsonClient json = new AwsJsonClient(web.uri());

  public RunningServices() {
    this((_, request) -> request);
  }

  RunningServices(JsonService stepFunctions) {
    web.open(
        AwsEndpoint.of(
            dynamoDb,
            EmbeddedS3.with(List.of(BUCKET)),
            new SentMailApi(mails),
            new AwsEndpoint.Services(
                Map.of("AWSStepFunctions", stepFunctions, "AWSEvents", eventBus),
                Map.of("ses", new SesQueryApi(mails)),
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
