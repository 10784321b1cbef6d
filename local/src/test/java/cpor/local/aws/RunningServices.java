package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every service behind a running endpoint; Step Functions echoes what it was asked. */
final class RunningServices implements AutoCloseable {

  static final String BUCKET = "evidence";
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start();
  final EmbeddedS3 s3 = EmbeddedS3.start(List.of(BUCKET));
  final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();
  final MailSink mails = new MailSink(Clock.fixed(NOW, ZoneOffset.UTC), outcomes::add);
  final EventBusSink eventBus = new EventBusSink(Clock.fixed(NOW, ZoneOffset.UTC));
  final AwsEndpoint endpoint;

  RunningServices(JsonService stepFunctions) throws IOException {
    dynamoDb.create(ClaimsTable.DESCRIPTION);
    endpoint =
        AwsEndpoint.start(
            AwsEndpoint.bind(0),
            new AwsEndpoint.Services(dynamoDb, s3, mails, stepFunctions, eventBus));
  }

  AwsClients clients() {
    return new AwsClients(endpoint.uri());
  }

  @Override
  public void close() {
    endpoint.close();
    s3.close();
    dynamoDb.close();
  }
}
