package cpor.store;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A query that may begin where a caller says an earlier one ended. */
final class PageQuery {

  private PageQuery() {}

  /**
   * Reads one page.
   *
   * @throws NoSuchPage when it cannot begin there
   */
  static QueryResponse read(DynamoDbClient dynamoDb, QueryRequest request) {
    try {
      return dynamoDb.query(request);
    } catch (DynamoDbException refused) {
      if (request.hasExclusiveStartKey()
          && refused.awsErrorDetails().errorCode().equals("ValidationException")) {
        throw new NoSuchPage(refused);
      }
      throw refused;
    }
  }
}
