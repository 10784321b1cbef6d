package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AwsCloudTest {

  private static final String REGION = "aws.region";

  private final AwsCloud cloud = new AwsCloud();

  @BeforeEach
  void asOnLambda() {
    System.setProperty(REGION, "eu-central-1");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(REGION);
  }

  @Test
  void noServiceIsWaitedForLongerThanAFunctionRuns() {
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.s3());
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.stepFunctions());
    keepsTo(Duration.ofSeconds(2), Duration.ofSeconds(6), cloud.eventBridge());
    keepsTo(Duration.ofSeconds(5), Duration.ofSeconds(8), cloud.ses());
  }

  private static void keepsTo(Duration attempt, Duration call, AwsClient client) {
    ClientOverrideConfiguration limits =
        client.serviceClientConfiguration().overrideConfiguration();
    assertThat(limits.apiCallAttemptTimeout()).contains(attempt);
    assertThat(limits.apiCallTimeout()).contains(call);
  }
}
