package cpor.local;

import cpor.cloud.Cloud;
import cpor.local.aws.AwsClients;
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
 * What a function finds around it here: its variables, the product's time, the local services.
 *
 * @param standardOutput what is printed there goes to the function's log
 */
record FunctionCloud(
    Map<String, String> variables, Clock clock, AwsClients clients, Consumer<String> standardOutput)
    implements Cloud {

  @Override
  public Consumer<String> metrics() {
    return standardOutput;
  }

  @Override
  public Consumer<String> invocations() {
    return standardOutput;
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return clients.dynamoDb();
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
