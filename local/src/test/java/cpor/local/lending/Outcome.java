package cpor.local.lending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Behind the queue of mail events: records a bounce. */
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
    for (JsonNode message : JSON.readTree(input).path("Records")) {
      JsonNode event = JSON.readTree(message.path("body").asText());
      AttributeValue type = AttributeValue.fromS(event.at("/detail/eventType").asText());
      dynamoDb.putItem(
          request ->
              request
                  .tableName(table)
                  .item(Map.of("pk", AttributeValue.fromS("MAIL"), "sk", type)));
    }
    output.write("{\"batchItemFailures\": []}".getBytes(StandardCharsets.UTF_8));
  }
}
