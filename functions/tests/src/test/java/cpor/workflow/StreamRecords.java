package cpor.workflow;

import cpor.cloud.FakeCloud;
import cpor.story.ClaimScenario;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events of a claim as the table's stream hands them to a function, in whole batches. */
public final class StreamRecords {

  private static final JsonType<Object> JSON =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);

  private StreamRecords() {}

  /** Every event that the claim has had so far, oldest first. */
  public static List<Map<String, Object>> of(FakeCloud cloud) {
    return of(cloud, ClaimScenario.ID);
  }

  public static List<Map<String, Object>> of(FakeCloud cloud, String claimId) {
    List<Map<String, Object>> records = new ArrayList<>();
    cloud
        .undisturbedDynamoDb()
        .queryPaginator(
            query ->
                query
                    .tableName(cloud.table())
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :event)")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", AttributeValue.fromS("CLAIM#" + claimId),
                            ":event", AttributeValue.fromS("EVENT#"))))
        .items()
        .forEach(item -> records.add(insert(records.size() + 1, item)));
    return records;
  }

  /** The latest event. */
  public static Map<String, Object> last(FakeCloud cloud) {
    return of(cloud).getLast();
  }

  public static String batch(List<Map<String, Object>> records) {
    return JSON.toJson(Map.of("Records", records));
  }

  private static Map<String, Object> insert(int number, Map<String, AttributeValue> item) {
    Map<String, Object> image = members(item);
    return Map.of(
        "eventID",
        "event-" + number,
        "eventName",
        "INSERT",
        "eventVersion",
        "1.1",
        "eventSource",
        "aws:dynamodb",
        "awsRegion",
        "eu-central-1",
        "dynamodb",
        Map.of(
            "ApproximateCreationDateTime",
            1_795_424_400L,
            "Keys",
            Map.of("pk", member(image, "pk"), "sk", member(image, "sk")),
            "NewImage",
            image,
            "SequenceNumber",
            String.valueOf(1000 + number),
            "SizeBytes",
            512,
            "StreamViewType",
            "NEW_IMAGE"));
  }

  private static Object member(Map<String, Object> image, String name) {
    Object value = image.get(name);
    if (value == null) {
      throw new AssertionError("an event without " + name);
    }
    return value;
  }

  private static Map<String, Object> members(Map<String, AttributeValue> item) {
    Map<String, Object> members = new LinkedHashMap<>();
    item.forEach((name, value) -> members.put(name, value(value)));
    return members;
  }

  private static Map<String, Object> value(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case M -> Map.of("M", members(value.m()));
      case L -> Map.of("L", value.l().stream().map(StreamRecords::value).toList());
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError("no event holds a " + value.type());
    };
  }
}
