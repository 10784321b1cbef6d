package cpor.story;

import cpor.table.Item;
import cpor.table.Table;
import cpor.table.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Keeps what a life writes, so that a real table gets all of it in one transaction instead of one
 * for each change: most tests begin with a life, and that was most of their time.
 */
final class WritesOfALife implements DynamoDbClient {

  private final Map<List<AttributeValue>, Write> last = new LinkedHashMap<>();

  /** A table that takes whatever it is given. */
  Table table() {
    return new Table(this, "a life");
  }

  List<Write> lastOfEachItem() {
    return List.copyOf(last.values());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    request
        .transactItems()
        .forEach(
            write -> {
              Map<String, AttributeValue> item = write.put().item();
              last.put(List.of(item.get("pk"), item.get("sk")), new Write.PutItem(Item.of(item)));
            });
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
