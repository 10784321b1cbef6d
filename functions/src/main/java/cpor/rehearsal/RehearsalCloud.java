package cpor.rehearsal;

import cpor.cloud.Cloud;
import cpor.cloud.TimeLimits;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * What a function finds around it in a rehearsal: the clients that it has otherwise, with nobody's
 * credentials and no network, another time, and nobody who reads what it tells.
 */
final class RehearsalCloud implements Cloud, AutoCloseable {

  private static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("nobody", "none", "none"));

  private final List<SdkAutoCloseable> clients = new ArrayList<>();
  private final Rehearsal call;
  private final CannedAnswers answers;
  private final Map<String, String> variables;

  /**
   * A cloud for one call.
   *
   * @param variables of the function
   */
  RehearsalCloud(Rehearsal call, Map<String, String> variables) {
    this.call = call;
    this.answers = new CannedAnswers(call);
    this.variables = new HashMap<>(variables);
    // the answers to batches name it
    this.variables.put("CLAIMS_TABLE", "claims");
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public Clock clock() {
    return Clock.fixed(call.at(), ZoneOffset.UTC);
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return unconnected(DynamoDbClient.builder());
  }

  @Override
  public S3Client s3() {
    return unconnected(S3Client.builder());
  }

  @Override
  public S3Presigner s3Presigner() {
    return closedAfterwards(
        S3Presigner.builder().region(Region.EU_CENTRAL_1).credentialsProvider(NOBODY).build());
  }

  @Override
  public SesClient ses() {
    return unconnected(SesClient.builder());
  }

  @Override
  public SfnClient stepFunctions() {
    return unconnected(SfnClient.builder());
  }

  @Override
  public EventBridgeClient eventBridge() {
    return unconnected(EventBridgeClient.builder());
  }

  private <
          B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C unconnected(B client) {
    return closedAfterwards(
        TimeLimits.USUAL
            .in(client)
            .httpClientBuilder(_ -> answers)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(NOBODY)
            .build());
  }

  private <C extends SdkAutoCloseable> C closedAfterwards(C client) {
    clients.add(client);
    return client;
  }

  /** Clients have threads for their time limits, five each. */
  @Override
  public void close() {
    clients.forEach(SdkAutoCloseable::close);
  }
}
