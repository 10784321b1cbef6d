package cpor.table.claims;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** DynamoDB for who may only query, and is counted. */
record CountingQueries(DynamoDbClient dynamoDb, AtomicInteger queries) implements DynamoDbClient {

  @Override
  public QueryResponse query(QueryRequest request) {
    queries.incrementAndGet();
    return dynamoDb.query(request);
  }

  @Override
  public String serviceName() {
    return dynamoDb.serviceName();
  }

  @Override
  public void close() {}
}
