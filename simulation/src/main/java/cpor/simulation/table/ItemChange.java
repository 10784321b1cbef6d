package cpor.simulation.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write made of an item.
 *
 * @param before empty if there was none
 * @param after empty if it was deleted
 */
public record ItemChange(
    ItemKey key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {}
