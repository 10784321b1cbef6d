package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A table in memory that fails when the real engine answers a request differently. */
public record ComparedDynamoDb(DynamoDbClient inMemory, DynamoDbClient engine)
    implements DynamoDbClient {

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return compared(dynamoDb -> dynamoDb.getItem(request), GetItemResponse::item);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return compared(dynamoDb -> dynamoDb.batchGetItem(request), ComparedDynamoDb::found);
  }

  /** In no order, for a batch has none. */
  private static Object found(BatchGetItemResponse batch) {
    return batch.responses().values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toCollection(HashSet<Map<String, AttributeValue>>::new));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return compared(
        dynamoDb -> dynamoDb.query(request),
        page -> List.of(page.items(), page.count(), page.lastEvaluatedKey()));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return compared(dynamoDb -> dynamoDb.putItem(request), PutItemResponse::attributes);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return compared(dynamoDb -> dynamoDb.updateItem(request), UpdateItemResponse::attributes);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return compared(
        dynamoDb -> dynamoDb.transactWriteItems(request),
        TransactWriteItemsResponse::itemCollectionMetrics);
  }

  private <T> T compared(Function<DynamoDbClient, T> request, Function<T, Object> answer) {
    Object expected = said(request, answer);
    try {
      T answered = request.apply(inMemory);
      assertThat(answer.apply(answered)).isEqualTo(expected);
      return answered;
    } catch (DynamoDbException refusal) {
      assertThat(said(refusal)).isEqualTo(expected);
      throw refusal;
    }
  }

  private <T> Object said(Function<DynamoDbClient, T> request, Function<T, Object> answer) {
    try {
      return answer.apply(request.apply(engine));
    } catch (DynamoDbException refusal) {
      return said(refusal);
    }
  }

  private static Object said(DynamoDbException refusal) {
    return refusal instanceof TransactionCanceledException cancelled
        ? cancelled.cancellationReasons().stream()
            .map(reason -> List.of(reason.code(), reason.item()))
            .toList()
        : refusal.awsErrorDetails().errorCode();
  }

  @Override
  public String serviceName() {
    return inMemory.serviceName();
  }

  @Override
  public void close() {}
}
