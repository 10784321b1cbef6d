package cpor.table.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** DynamoDB for who fills a table: what transactions put is written in batches. */
record BulkWrites(DynamoDbClient dynamoDb, String table, List<WriteRequest> waiting)
    implements DynamoDbClient {

  private static final int MOST_IN_A_BATCH = 25;

  BulkWrites(DynamoDbClient dynamoDb, String table) {
    this(dynamoDb, table, new ArrayList<>());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    for (TransactWriteItem item : request.transactItems()) {
      waiting.add(WriteRequest.builder().putRequest(put -> put.item(item.put().item())).build());
      if (waiting.size() == MOST_IN_A_BATCH) {
        flush();
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  void flush() {
    if (!waiting.isEmpty()) {
      List<WriteRequest> batch = List.copyOf(waiting);
      dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
      waiting.clear();
    }
  }

  @Override
  public String serviceName() {
    return dynamoDb.serviceName();
  }

  @Override
  public void close() {
    flush();
  }
}
