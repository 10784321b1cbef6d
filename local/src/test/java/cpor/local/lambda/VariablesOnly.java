package cpor.local.lambda;

import cpor.cloud.Cloud;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A cloud without services. */
record VariablesOnly(Map<String, String> variables) implements Cloud {

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    throw new UnsupportedOperationException();
  }

  @Override
  public S3Client s3() {
    throw new UnsupportedOperationException();
  }

  @Override
  public S3Presigner s3Presigner() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SesClient ses() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SfnClient stepFunctions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public EventBridgeClient eventBridge() {
    throw new UnsupportedOperationException();
  }
}
