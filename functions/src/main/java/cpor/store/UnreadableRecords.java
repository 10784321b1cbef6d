package cpor.store;

import static cpor.store.Attributes.text;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stream records that nobody could understand, kept whole until somebody can. */
public final class UnreadableRecords {

  private final DynamoDbClient dynamoDb;
  private final String table;

  public UnreadableRecords(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Keeps a record; keeping it again changes nothing.
   *
   * @param id the stream's own name of the record
   * @param json the record as it came; it may hold names, so it stands in the personal map
   */
  public void keep(String id, String json, String why) {
    Map<String, AttributeValue> item = ClaimItems.item("UNREADABLE#" + id, "STREAM_RECORD");
    item.put("why", text(why));
    item.put("personal", AttributeValue.fromM(Map.of("record", text(json))));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }
}
