package dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dynamodb.expression.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** The attributes that a table or an index is keyed by: both are texts. */
record KeySchema(String partition, String sort) {

  /** Developer guide, "Constraints": partition key length and sort key length. */
  private static final int LONGEST_PARTITION = 2048;

  private static final int LONGEST_SORT = 1024;

  static KeySchema of(List<KeySchemaElement> elements) {
    Unknown.unless(
        elements.size() == 2
            && elements.get(0).keyType() == KeyType.HASH
            && elements.get(1).keyType() == KeyType.RANGE,
        "a key without a sort key");
    return new KeySchema(elements.get(0).attributeName(), elements.get(1).attributeName());
  }

  List<String> names() {
    return List.of(partition, sort);
  }

  boolean isIn(Map<String, AttributeValue> item) {
    return item.containsKey(partition) && item.containsKey(sort);
  }

  ItemKey keyOf(Map<String, AttributeValue> item) {
    return new ItemKey(text(item, partition), text(item, sort));
  }

  Map<String, AttributeValue> attributes(ItemKey key) {
    return Map.of(
        partition, AttributeValue.fromS(key.partition()), sort, AttributeValue.fromS(key.sort()));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  /** The key of an item that is to be written. */
  ItemKey keyOfNew(Map<String, AttributeValue> item) {
    for (String name : names()) {
      AttributeValue value = item.get(name);
      if (value == null) {
        throw Refusal.validation(
            "One or more parameter values were invalid: Missing the key %s in the item"
                .formatted(name));
      }
      if (value.s() == null) {
        throw Refusal.validation(
            "One or more parameter values were invalid: Type mismatch for key %s expected: S"
                    .formatted(name)
                + " actual: "
                + value.type());
      }
    }
    return checked(keyOf(item));
  }

  /** The key that a request names. */
  ItemKey keyNamed(Map<String, AttributeValue> key) {
    if (key.size() != 2 || !isIn(key) || names().stream().anyMatch(it -> text(key, it) == null)) {
      throw Refusal.validation("The provided key element does not match the schema");
    }
    return checked(keyOf(key));
  }

  private ItemKey checked(ItemKey key) {
    checkLength(partition, key.partition(), LONGEST_PARTITION);
    checkLength(sort, key.sort(), LONGEST_SORT);
    return key;
  }

  private static void checkLength(String name, String value, int longest) {
    if (value.isEmpty()) {
      throw Refusal.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + name);
    }
    if (value.getBytes(UTF_8).length > longest) {
      throw Refusal.validation(
          "One or more parameter values were invalid: Size of %s has exceeded the maximum size limit of %d bytes"
              .formatted(longest == LONGEST_SORT ? "rangekey" : "hashkey", longest));
    }
  }
}
