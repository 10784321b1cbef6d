package cpor.benchmarks.firstanswer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import io.avaje.jsonb.Jsonb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What {@code POST /claims} asks of the JDK and of libraries, without a client and without a line
 * of ours: event and body read strictly, a fingerprint, an id, the time in the programme's zone,
 * one query, one transaction, an answer written and deflated.
 */
public final class LibrariesAlone implements RequestStreamHandler {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final ZoneId zone = ZoneId.of("Europe/Budapest");
  private final DynamoDbClient dynamoDb = CannedTable.told();
  private final Jsonb views = Jsonb.builder().serializeNulls(true).build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String body = member(new String(input.readAllBytes(), UTF_8), "body");
    String name = member(body, "name");
    Instant now = Instant.now();
    String id =
        new TimeOrderedEpochFactory(new SecureRandom(), Clock.fixed(now, ZoneOffset.UTC))
            .create()
            .toString();
    ask(name);
    String view =
        views.toJson(
            Map.of("id", id, "name", name, "at", now.atZone(zone).toOffsetDateTime().toString()));
    write(Map.of("id", text(id), "name", text(name), "fingerprint", text(fingerprint(body))), view);
    output.write(views.toJsonBytes(Map.of("statusCode", 201, "body", view)));
  }

  private static String member(String json, String name) throws IOException {
    String found = "";
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && name.equals(parser.currentName())) {
          found = parser.getText();
        }
      }
    }
    return found;
  }

  private static String fingerprint(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void ask(String name) {
    var _ =
        dynamoDb.query(
            QueryRequest.builder()
                .tableName("claims")
                .indexName("byCustomer")
                .keyConditionExpression("customer = :customer")
                .expressionAttributeValues(Map.of(":customer", text(name)))
                .limit(10)
                .build());
  }

  private void write(Map<String, AttributeValue> facts, String view) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(view.getBytes(UTF_8));
    }
    Map<String, AttributeValue> item =
        Map.of(
            "document",
            AttributeValue.fromM(facts),
            "list",
            AttributeValue.fromL(List.of(AttributeValue.fromBool(true))),
            "bytes",
            AttributeValue.fromN(Integer.toString(deflated.size())));
    Put put =
        Put.builder()
            .tableName("claims")
            .item(item)
            .conditionExpression("attribute_not_exists(pk)")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    var _ =
        dynamoDb.transactWriteItems(
            TransactWriteItemsRequest.builder()
                .transactItems(TransactWriteItem.builder().put(put).build())
                .build());
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
