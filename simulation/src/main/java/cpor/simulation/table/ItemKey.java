package cpor.simulation.table;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What names an item of the table. */
public record ItemKey(String partition, String sort) {

  static ItemKey of(Map<String, AttributeValue> attributes) {
    return new ItemKey(text(attributes, "pk"), text(attributes, "sk"));
  }

  Map<String, AttributeValue> attributes() {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }

  private static String text(Map<String, AttributeValue> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name), name).s();
  }
}
