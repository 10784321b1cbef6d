package cpor.benchmarks.commands;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Writes down what a command asks of the table, so that the same can be asked again without it.
 * What it reads is read; what it writes is left for then.
 */
final class TableCalls implements DynamoDbClient {

  private final DynamoDbClient dynamoDb;
  private final List<DynamoDbRequest> asked = new ArrayList<>();

  TableCalls(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** What was asked since this was called last, in order. */
  List<DynamoDbRequest> taken() {
    List<DynamoDbRequest> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  /**
   * Asks the table for all that; nothing is made of the answers. What is written is put together
   * anew, value by value, as whoever writes it has to.
   */
  void repeat(List<DynamoDbRequest> requests) {
    for (DynamoDbRequest request : requests) {
      switch (request) {
        case GetItemRequest get -> dynamoDb.getItem(get);
        case BatchGetItemRequest batch -> dynamoDb.batchGetItem(batch);
        case QueryRequest query -> dynamoDb.query(query);
        case TransactWriteItemsRequest write ->
            dynamoDb.transactWriteItems(
                anew ->
                    anew.transactItems(
                        write.transactItems().stream().map(TableCalls::anew).toList()));
        default -> throw new IllegalArgumentException("not written down: " + request.getClass());
      }
    }
  }

  private static TransactWriteItem anew(TransactWriteItem write) {
    Put put = write.put();
    Put.Builder anew = put.toBuilder().item(anew(put.item()));
    if (put.hasExpressionAttributeValues()) {
      anew.expressionAttributeValues(anew(put.expressionAttributeValues()));
    }
    return TransactWriteItem.builder().put(anew.build()).build();
  }

  private static Map<String, AttributeValue> anew(Map<String, AttributeValue> members) {
    Map<String, AttributeValue> anew = new HashMap<>();
    members.forEach((name, value) -> anew.put(name, anew(value)));
    return anew;
  }

  private static AttributeValue anew(AttributeValue value) {
    return switch (value.type()) {
      case M -> AttributeValue.fromM(anew(value.m()));
      case L -> AttributeValue.fromL(value.l().stream().map(TableCalls::anew).toList());
      case S -> AttributeValue.fromS(value.s());
      case N -> AttributeValue.fromN(value.n());
      case BOOL -> AttributeValue.fromBool(value.bool());
      case B -> AttributeValue.fromB(value.b());
      case SS, NS, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("not written by us: " + value.type());
    };
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    asked.add(request);
    return dynamoDb.getItem(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    asked.add(request);
    return dynamoDb.batchGetItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    asked.add(request);
    return dynamoDb.query(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    asked.add(request);
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return dynamoDb.serviceName();
  }

  @Override
  public void close() {
    // whoever made the client closes it
  }
}
