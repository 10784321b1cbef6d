package cpor.benchmarks.firstanswer;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.cloud.AwsCloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What AskCustomer cannot be faster than: its five requests, of next to nothing each, without a
 * line of ours. An item is read, one updated and one put, a mail is sent, a transaction made.
 */
public final class OneAsking extends OneMail {

  private static final String TABLE = "claims";
  private static final Map<String, AttributeValue> ITEM =
      Map.of("pk", AttributeValue.fromS("CLAIM#"), "sk", AttributeValue.fromS("-"));

  private final DynamoDbClient dynamoDb = new AwsCloud().dynamoDb();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var _ =
        dynamoDb.updateItem(
            UpdateItemRequest.builder()
                .tableName(TABLE)
                .key(ITEM)
                .updateExpression("SET attempts = :one")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                .build());
    var _ = dynamoDb.putItem(PutItemRequest.builder().tableName(TABLE).item(ITEM).build());
    super.handleRequest(input, output, context);
    Put put = Put.builder().tableName(TABLE).item(ITEM).build();
    var _ =
        dynamoDb.transactWriteItems(
            TransactWriteItemsRequest.builder()
                .transactItems(TransactWriteItem.builder().put(put).build())
                .build());
  }
}
