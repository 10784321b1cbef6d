package dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write made of an item, as a stream tells it.
 *
 * @param before empty if there was none
 * @param after empty if it was deleted
 */
public record ItemChange(
    String table,
    Map<String, AttributeValue> key,
    Map<String, AttributeValue> before,
    Map<String, AttributeValue> after) {

  /** How a stream calls it. */
  public String event() {
    if (before.isEmpty()) {
      return "INSERT";
    }
    return after.isEmpty() ? "REMOVE" : "MODIFY";
  }
}
