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
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;

/** Called by the state machine: sends a mail. */
public final class Remind implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DynamoDbClient dynamoDb;
  private final SesClient ses;
  private final String table;
  private final String sender;
  private final String configurationSet;

  public Remind() {
    this(new AwsCloud());
  }

  public Remind(Cloud cloud) {
    this.dynamoDb = cloud.dynamoDb();
    this.ses = cloud.ses();
    this.table = cloud.variable("BOOKS_TABLE");
    this.sender = cloud.variable("MAIL_SENDER");
    this.configurationSet = cloud.variable("MAIL_CONFIGURATION_SET");
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String book = JSON.readTree(input).path("book").asText();
    try {
      send(book);
    } catch (SesException refused) {
      throw new IllegalStateException("not sent", refused);
    }
    dynamoDb.putItem(
        request ->
            request
                .tableName(table)
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("BOOK#" + book),
                        "sk", AttributeValue.fromS("REMINDED"),
                        "mails", AttributeValue.fromN("1"))));
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  private void send(String book) {
    ses.sendEmail(
        request ->
            request
                .source(sender)
                .configurationSetName(configurationSet)
                .destination(to -> to.toAddresses("reader@library.example"))
                .message(
                    message ->
                        message
                            .subject(subject -> subject.data("Please return " + book))
                            .body(body -> body.text(text -> text.data("It is due.")))));
  }
}
