package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

class AwsCloudTest {

  private static final Map<String, String> WITH_KEYS =
      Map.of(
          "AWS_REGION", "eu-central-1",
          "AWS_ACCESS_KEY_ID", "key",
          "AWS_SECRET_ACCESS_KEY", "secret",
          "AWS_SESSION_TOKEN", "token",
          "CLAIMS_TABLE", "claims");

  /** As Lambda starts a function that SnapStart restores. */
  private static final Map<String, String> WITH_AN_ENDPOINT =
      Map.of(
          "AWS_REGION", "eu-central-1",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9001/2021-03-17/credentials",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN", "token");

  private final AwsCloud cloud = new AwsCloud(WITH_KEYS);

  @Test
  void noServiceIsWaitedForLongerThanAFunctionRuns() {
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.s3());
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.stepFunctions());
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.eventBridge());
    keepsTo(Duration.ofSeconds(5), Duration.ofSeconds(8), cloud.ses());
  }

  /** The SDK's own numbers of November 2026 (aws-sdk-java-v2, issue 6987): no more are wanted. */
  @Test
  void aServiceThatFailsIsAskedSomeTimesMore() {
    assertThat(attempts(cloud.dynamoDb())).isEqualTo(4);
    assertThat(List.of(cloud.s3(), cloud.stepFunctions(), cloud.eventBridge(), cloud.ses()))
        .extracting(AwsCloudTest::attempts)
        .containsOnly(3);
  }

  @Test
  void credentialsComeFromVariablesWhereTheyStandThere() {
    assertThat(cloud.s3().serviceClientConfiguration().credentialsProvider())
        .isInstanceOf(EnvironmentVariableCredentialsProvider.class);
  }

  /** What stood in variables would be in the snapshot, and expire. */
  @Test
  void withSnapStartCredentialsComeFromTheEndpointThatRenewsThem() {
    assertThat(
            new AwsCloud(WITH_AN_ENDPOINT).s3().serviceClientConfiguration().credentialsProvider())
        .isInstanceOf(ContainerCredentialsProvider.class);
  }

  private static int attempts(AwsClient client) {
    return client
        .serviceClientConfiguration()
        .overrideConfiguration()
        .retryStrategy()
        .orElseThrow()
        .maxAttempts();
  }

  private static void keepsTo(Duration attempt, Duration call, AwsClient client) {
    ClientOverrideConfiguration limits =
        client.serviceClientConfiguration().overrideConfiguration();
    assertThat(limits.apiCallAttemptTimeout()).contains(attempt);
    assertThat(limits.apiCallTimeout()).contains(call);
  }
}
