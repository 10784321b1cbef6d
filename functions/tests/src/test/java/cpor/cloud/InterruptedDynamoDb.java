package cpor.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
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

/**
 * DynamoDB, in front of which something else may happen: another function is faster, the network
 * fails, or the function dies.
 */
public final class InterruptedDynamoDb implements DynamoDbClient {

  private final DynamoDbClient dynamoDb;
  private final Deque<Interruption> interruptions = new ArrayDeque<>();

  InterruptedDynamoDb(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  private record Interruption(Class<? extends DynamoDbRequest> before, Runnable happens) {}

  /** Lets something happen right before the next request of this type; what it throws comes out. */
  public synchronized void before(Class<? extends DynamoDbRequest> request, Runnable happens) {
    interruptions.add(new Interruption(request, happens));
  }

  private <T extends DynamoDbRequest> T reached(T request) {
    waitingFor(request).ifPresent(interruption -> interruption.happens().run());
    return request;
  }

  private synchronized Optional<Interruption> waitingFor(DynamoDbRequest request) {
    Iterator<Interruption> waiting = interruptions.iterator();
    while (waiting.hasNext()) {
      Interruption interruption = waiting.next();
      if (interruption.before().isInstance(request)) {
        waiting.remove();
        return Optional.of(interruption);
      }
    }
    return Optional.empty();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return dynamoDb.getItem(reached(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return dynamoDb.batchGetItem(reached(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return dynamoDb.query(reached(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return dynamoDb.putItem(reached(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return dynamoDb.updateItem(reached(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return dynamoDb.deleteItem(reached(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return dynamoDb.transactWriteItems(reached(request));
  }

  @Override
  public String serviceName() {
    return dynamoDb.serviceName();
  }

  @Override
  public void close() {}
}
