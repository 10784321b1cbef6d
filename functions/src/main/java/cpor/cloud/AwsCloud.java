package cpor.cloud;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * AWS as a Lambda function finds it. Region and credentials come from the function's environment;
 * clients are told them, since what they would search by themselves delays the first answer. No
 * service is waited for longer than its {@link TimeLimits}.
 */
public final class AwsCloud implements Cloud {

  /** Where Lambda gives credentials to a function that SnapStart restores. */
  private static final String CREDENTIALS_ENDPOINT = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

  private final Map<String, String> variables;

  public AwsCloud() {
    this(System.getenv());
  }

  AwsCloud(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    DynamoDbClient client = client(DynamoDbClient.builder(), TimeLimits.USUAL);
    Priming.beforeSnapshot(client, variable("CLAIMS_TABLE"));
    return client;
  }

  @Override
  public S3Client s3() {
    return client(S3Client.builder(), TimeLimits.USUAL);
  }

  @Override
  public S3Presigner s3Presigner() {
    return S3Presigner.builder().region(region()).credentialsProvider(credentials()).build();
  }

  @Override
  public SesClient ses() {
    return client(SesClient.builder(), TimeLimits.OF_MAIL);
  }

  @Override
  public SfnClient stepFunctions() {
    return client(SfnClient.builder(), TimeLimits.USUAL);
  }

  @Override
  public EventBridgeClient eventBridge() {
    return client(EventBridgeClient.builder(), TimeLimits.USUAL);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B client, TimeLimits limits) {
    return limits
        .in(client)
        .region(region())
        .credentialsProvider(credentials())
        .defaultsMode(DefaultsMode.LEGACY)
        .build();
  }

  /**
   * As the Lambda guide has it ("Activating and managing Lambda SnapStart", "Using SnapStart with
   * AWS SDKs"): with SnapStart an endpoint gives credentials, and gives them anew when they expire;
   * without, they stand in variables.
   */
  private AwsCredentialsProvider credentials() {
    return variables.containsKey(CREDENTIALS_ENDPOINT)
        ? ContainerCredentialsProvider.create()
        : EnvironmentVariableCredentialsProvider.create();
  }

  private Region region() {
    return Region.of(variable("AWS_REGION"));
  }

  /** Standard output goes to the log as it is; Lambda's logger would wrap each line. */
  @Override
  public Consumer<String> metrics() {
    return System.out::println;
  }

  @Override
  public Consumer<String> invocations() {
    return System.out::println;
  }
}
