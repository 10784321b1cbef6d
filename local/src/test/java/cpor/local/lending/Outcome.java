package cpor.local.lending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Behind the rule for mail events: records a bounce. */
public final class Outcome implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Outcome() {
    this(new AwsCloud());
  }

  public Outcome(Cloud cloud) {
    this.dynamoDb = cloud.dynamoDb();
    this.table = cloud.variable("BOOKS_TABLE");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String type = JSON.readTree(input).path("detail").path("eventType").asText();
    dynamoDb.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of("pk", AttributeValue.fromS("MAIL"), "sk", AttributeValue.fromS(type))));
  }
}
