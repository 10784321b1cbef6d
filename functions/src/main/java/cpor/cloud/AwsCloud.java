package cpor.cloud;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * AWS as a Lambda function finds it. Region and credentials come from the function's environment,
 * and no service is waited for longer than its {@link TimeLimits}.
 */
public final class AwsCloud implements Cloud {

  @Override
  public Map<String, String> variables() {
    return System.getenv();
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    DynamoDbClient client = TimeLimits.USUAL.in(DynamoDbClient.builder()).build();
    Priming.beforeSnapshot(client, variable("CLAIMS_TABLE"));
    return client;
  }

  @Override
  public S3Client s3() {
    return TimeLimits.USUAL.in(S3Client.builder()).build();
  }

  @Override
  public S3Presigner s3Presigner() {
    return S3Presigner.create();
  }

  @Override
  public SesClient ses() {
    return TimeLimits.OF_MAIL.in(SesClient.builder()).build();
  }

  @Override
  public SfnClient stepFunctions() {
    return TimeLimits.USUAL.in(SfnClient.builder()).build();
  }

  @Override
  public EventBridgeClient eventBridge() {
    return TimeLimits.USUAL.in(EventBridgeClient.builder()).build();
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
