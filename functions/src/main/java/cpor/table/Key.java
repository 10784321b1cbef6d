package cpor.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item stands: its partition, and its place in it. */
public record Key(String partition, String sort) {

  Map<String, AttributeValue> attributes() {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }
}
