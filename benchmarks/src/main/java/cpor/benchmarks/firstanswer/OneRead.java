package cpor.benchmarks.firstanswer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** What no function that asks the table can be faster than: the SDK, and one item read by it. */
public class OneRead implements RequestStreamHandler {

  private final DynamoDbClient dynamoDb;

  public OneRead() {
    this(new AwsCloud().dynamoDb());
  }

  private OneRead(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** The same without a client: the SDK's records of the request and its answer are left. */
  public static final class FromMemory extends OneRead {

    public FromMemory() {
      super(CannedTable.told());
    }
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    input.readAllBytes();
    var _ =
        dynamoDb.getItem(
            GetItemRequest.builder()
                .tableName("claims")
                .key(Map.of("pk", AttributeValue.fromS("CLAIM#"), "sk", AttributeValue.fromS("-")))
                .build());
    output.write('{');
    output.write('}');
  }
}
