package dynamodb.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations by name, in JSON: {@code GetItem} and the like. */
public record DynamoDbApi(DynamoDbClient dynamoDb) {

  /**
   * Answers a call.
   *
   * @param operation what follows {@code DynamoDB_20120810.} in the header {@code X-Amz-Target}
   * @throws DynamoDbException if it is refused
   * @throws UnsupportedOperationException if DynamoDB would answer, and nobody can here
   */
  public ObjectNode answer(String operation, JsonNode request) {
    return Shapes.write(answered(operation, request));
  }

  private SdkPojo answered(String operation, JsonNode request) {
    return switch (operation) {
      case "CreateTable" -> dynamoDb.createTable(read(request, CreateTableRequest.builder()));
      case "DeleteTable" -> dynamoDb.deleteTable(read(request, DeleteTableRequest.builder()));
      case "DescribeTable" -> dynamoDb.describeTable(read(request, DescribeTableRequest.builder()));
      case "ListTables" -> dynamoDb.listTables(read(request, ListTablesRequest.builder()));
      case "GetItem" -> dynamoDb.getItem(read(request, GetItemRequest.builder()));
      case "BatchGetItem" -> dynamoDb.batchGetItem(read(request, BatchGetItemRequest.builder()));
      case "Query" -> dynamoDb.query(read(request, QueryRequest.builder()));
      case "Scan" -> dynamoDb.scan(read(request, ScanRequest.builder()));
      case "PutItem" -> dynamoDb.putItem(read(request, PutItemRequest.builder()));
      case "UpdateItem" -> dynamoDb.updateItem(read(request, UpdateItemRequest.builder()));
      case "DeleteItem" -> dynamoDb.deleteItem(read(request, DeleteItemRequest.builder()));
      case "BatchWriteItem" ->
          dynamoDb.batchWriteItem(read(request, BatchWriteItemRequest.builder()));
      case "TransactWriteItems" ->
          dynamoDb.transactWriteItems(read(request, TransactWriteItemsRequest.builder()));
      default -> throw new UnsupportedOperationException(operation);
    };
  }

  /** What a refusal has beside its code and its words: why a transaction was cancelled, say. */
  public static ObjectNode details(DynamoDbException refusal) {
    return Shapes.write(refusal);
  }

  private static <B extends SdkBuilder<B, Q> & SdkPojo, Q> Q read(JsonNode request, B builder) {
    return Shapes.read(request, builder).build();
  }
}
