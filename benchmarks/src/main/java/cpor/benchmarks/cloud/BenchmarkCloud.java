package cpor.benchmarks.cloud;

import cpor.cloud.Cloud;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsJsonClient;
import cpor.local.template.Deployment;
import cpor.local.template.Template;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * The API's functions and the table, as template.yaml describes them, in this process. Time stands
 * still, and nothing listens to the table's stream: what is measured is the function alone.
 *
 * @param clients of DynamoDB Local; it knows no other service
 */
public record BenchmarkCloud(
    Map<String, String> variables, AwsClients clients, DynamoDbClient dynamoDb) implements Cloud {

  private static final Clock MONDAY =
      Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

  /** What the template cannot know by itself. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "TokenIssuer", "https://tokens.example",
          "MailSender", "claims@programme.example",
          "MailIdentity", "programme.example",
          "SupportAddress", "help@programme.example",
          "LeadAddress", "lead@programme.example",
          "PortalUrl", "https://portal.example",
          "ConsentBaseUrl", "https://claims.example");

  /** Starts DynamoDB Local with an empty table. */
  public static BenchmarkCloud start(Path template) throws Exception {
    int port = freePort();
    ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-port", Integer.toString(port), "-disableTelemetry"})
        .start();
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    Template deployed =
        Template.read(
            template,
            new Deployment(
                AwsClients.REGION,
                AwsClients.ACCOUNT,
                "benchmark",
                "https://claims.example",
                PARAMETERS));
    try (AwsJsonClient owner = new AwsJsonClient(endpoint)) {
      var _ = owner.call("DynamoDB_20120810.CreateTable", deployed.tables().getFirst().request());
    }
    AwsClients clients = new AwsClients(endpoint);
    return new BenchmarkCloud(
        deployed.function("ClaimsApiFunction").environment(), clients, clients.dynamoDb());
  }

  /** The same, seen through another client of the table. */
  public BenchmarkCloud through(DynamoDbClient other) {
    return new BenchmarkCloud(variables, clients, other);
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Override
  public Clock clock() {
    return MONDAY;
  }

  @Override
  public S3Client s3() {
    return clients.s3();
  }

  @Override
  public S3Presigner s3Presigner() {
    return clients.s3Presigner();
  }

  @Override
  public SesClient ses() {
    return clients.ses();
  }

  @Override
  public SfnClient stepFunctions() {
    return clients.stepFunctions();
  }

  @Override
  public EventBridgeClient eventBridge() {
    return clients.eventBridge();
  }
}
