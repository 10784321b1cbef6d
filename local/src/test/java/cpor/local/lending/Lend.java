package cpor.local.lending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Behind the HTTP API: records that a book was lent. */
public final class Lend implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Lend() {
    this(new AwsCloud());
  }

  public Lend(Cloud cloud) {
    this.dynamoDb = cloud.dynamoDb();
    this.table = cloud.variable("BOOKS_TABLE");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String book = JSON.readTree(input).path("pathParameters").path("id").asText();
    dynamoDb.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("BOOK#" + book),
                        "sk", AttributeValue.fromS("EVENT#1"),
                        "book", AttributeValue.fromS(book))));
    output.write("{\"statusCode\": 201, \"body\": \"lent\"}".getBytes(StandardCharsets.UTF_8));
  }
}
