package cpor.cloud;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB with what each request consumes, as DynamoDB itself tells it, indexes included. */
public final class DynamoDbMeter implements DynamoDbClient {

  private final DynamoDbClient dynamoDb;
  private @Nullable List<Reading> readings;

  public DynamoDbMeter(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /**
   * What one request cost.
   *
   * @param reads in read request units
   * @param writes in write request units
   */
  public record Reading(String operation, double reads, double writes) {}

  /** What is requested while this runs. */
  public List<Reading> during(Runnable requests) {
    // what runs side by side reads the table side by side
    List<Reading> taken = Collections.synchronizedList(new ArrayList<>());
    readings = taken;
    try {
      requests.run();
    } finally {
      readings = null;
    }
    return taken;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GetItemResponse answer = dynamoDb.getItem(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    read("GetItem", List.of(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BatchGetItemResponse answer =
        dynamoDb.batchGetItem(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    read("BatchGetItem", answer.consumedCapacity());
    return answer;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse answer = dynamoDb.query(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    read("Query", List.of(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemResponse answer = dynamoDb.putItem(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    written("PutItem", List.of(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UpdateItemResponse answer =
        dynamoDb.updateItem(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    written("UpdateItem", List.of(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    TransactWriteItemsResponse answer =
        dynamoDb.transactWriteItems(request.copy(it -> it.returnConsumedCapacity(TOTAL)));
    written("TransactWriteItems", answer.consumedCapacity());
    return answer;
  }

  private void read(String operation, List<ConsumedCapacity> consumed) {
    if (readings != null) {
      readings.add(new Reading(operation, units(consumed), 0));
    }
  }

  private void written(String operation, List<ConsumedCapacity> consumed) {
    if (readings != null) {
      readings.add(new Reading(operation, 0, units(consumed)));
    }
  }

  private static double units(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }

  @Override
  public String serviceName() {
    return dynamoDb.serviceName();
  }

  @Override
  public void close() {}
}
