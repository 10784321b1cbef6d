package cpor.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Counts what commands ask of a table, and the units that it takes. */
final class CountedTable implements DynamoDbClient {

  private final DynamoDbClient table;
  private final List<String> calls = new ArrayList<>();
  private double reads;
  private double writes;

  CountedTable(DynamoDbClient table) {
    this.table = table;
  }

  /** What was counted since this was called last, as a row's cells. */
  String counted() {
    String counted = "%s | %.1f | %.1f".formatted(String.join(", ", calls), reads, writes);
    calls.clear();
    reads = 0;
    writes = 0;
    return counted;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    calls.add("BatchGetItem");
    BatchGetItemResponse response =
        table.batchGetItem(
            request.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
    reads += units(response.consumedCapacity());
    return response;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    calls.add("Query");
    QueryResponse response =
        table.query(request.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
    reads += response.consumedCapacity().capacityUnits();
    return response;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    calls.add("TransactWriteItems");
    TransactWriteItemsResponse response =
        table.transactWriteItems(
            request.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
    writes += units(response.consumedCapacity());
    return response;
  }

  private static double units(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }

  @Override
  public String serviceName() {
    return table.serviceName();
  }

  @Override
  public void close() {
    // whoever made the table closes it
  }
}
