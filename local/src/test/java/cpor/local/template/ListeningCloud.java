package cpor.local.template;

import cpor.cloud.Cloud;
import cpor.local.aws.AwsClients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a function finds around it; notes which variables are asked for. */
record ListeningCloud(Map<String, String> given, Set<String> read, AwsClients clients)
    implements Cloud {

  @Override
  public Map<String, String> variables() {
    return new HashMap<>(given) {
      @Override
      public @Nullable String get(@Nullable Object name) {
        read.add(String.valueOf(name));
        return super.get(name);
      }
    };
  }

  @Override
  public Clock clock() {
    return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
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
