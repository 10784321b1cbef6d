package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import cpor.claim.StageName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Remembers a {@link Walk} that takes more than one run of a function. */
public final class Walks {

  private static final Map<String, AttributeValue> KEY = Attributes.key("REPAIR", "WALK");
  private static final AttributeValue NONE = AttributeValue.fromM(Map.of());

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Walks(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Where the last run stopped. */
  public Walk resume() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(request -> request.tableName(table).key(KEY).consistentRead(true)).item();
    return item.isEmpty()
        ? Walk.BEGINNING
        : new Walk(text(item, "after").orElse(null), census(item.getOrDefault("census", NONE).m()));
  }

  /** Lets the next run go on from here. */
  public void remember(Walk walk) {
    Map<String, AttributeValue> item = new HashMap<>(KEY);
    item.put("schemaVersion", number(ClaimItems.SCHEMA_VERSION));
    if (walk.after() != null) {
      item.put("after", text(walk.after()));
    }
    Map<String, AttributeValue> groups = new HashMap<>();
    walk.census().groups().forEach((stage, group) -> groups.put(stage.name(), of(group)));
    item.put("census", AttributeValue.fromM(groups));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
  }

  private static AttributeValue of(Census.Group group) {
    return AttributeValue.fromM(
        Map.of("claims", number(group.claims()), "oldest", text(group.oldest().toString())));
  }

  private static Census census(Map<String, AttributeValue> groups) {
    Map<StageName, Census.Group> read = new EnumMap<>(StageName.class);
    groups.forEach((stage, group) -> read.put(StageName.valueOf(stage), group(group.m())));
    return new Census(read);
  }

  private static Census.Group group(Map<String, AttributeValue> item) {
    return new Census.Group(
        (int) number(item, "claims"), Instant.parse(Attributes.require(item, "oldest")));
  }
}
