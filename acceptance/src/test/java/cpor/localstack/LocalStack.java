package cpor.localstack;

import cpor.local.aws.AwsClients;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A running LocalStack. */
public final class LocalStack implements AutoCloseable {
  private static final String IMAGE =
      System.getProperty("localstack.image", "localstack/localstack:4.14.0");

  private static final Duration LONGEST_CALL = Duration.ofMinutes(3);

  private final LocalStackContainer container;

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  /**
   * Starts it. Without Docker the test that asked is skipped; where the variable {@code CI} is set,
   * it fails, because there nobody would see that it was not run.
   */
  public static LocalStack start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      if (System.getenv("CI") != null) {
        throw new IllegalStateException("no Docker daemon answers, and in CI nothing is skipped");
      }
      System.out.println("SKIPPED: LocalStack needs Docker, and no Docker daemon answers.");
      Assumptions.abort("no Docker daemon answers");
    }
    LocalStackContainer container =
        new LocalStackContainer(
                DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("localstack/localstack"))
            // seconds for a function's container to start, also on a busy machine
            .withEnv("LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT", "120")
            .withEnv("DYNAMODB_IN_MEMORY", "1")
            // a line for each of thousands of calls costs a seventh of its time
            .withEnv("LS_LOG", "warn");
    container.start();
    return new LocalStack(container);
  }

  /** The one address of all its services. */
  public URI endpoint() {
    return container.getEndpoint();
  }

  /** Clients of the services that the local cloud has as well. */
  public AwsClients clients() {
    return new AwsClients(endpoint());
  }

  CloudFormation cloudFormation() {
    return new CloudFormation(endpoint());
  }

  /** A client that calls a function once and waits for it; a repeated call could act twice. */
  public LambdaClient lambda() {
    return at(
        LambdaClient.builder()
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry())));
  }

  public EventBridgeClient eventBridge() {
    return at(EventBridgeClient.builder());
  }

  public SqsClient sqs() {
    return at(SqsClient.builder());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(B builder) {
    return builder
        .endpointOverride(endpoint())
        .region(Region.of(AwsClients.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(AwsClients.CREDENTIAL, AwsClients.CREDENTIAL)))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_CALL))
        .build();
  }

  /** What the container said so far. */
  public String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.stop();
  }
}
