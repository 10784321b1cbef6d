package dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it is stored.
 *
 * @param size in bytes: developer guide, "DynamoDB item sizes and formats"
 */
record Item(Map<String, AttributeValue> attributes, int size) {

  private static final int OF_A_COLLECTION = 3;
  private static final int OF_AN_ELEMENT = 1;

  /** What is written, with its numbers as DynamoDB keeps them. */
  static Item of(Map<String, AttributeValue> written) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    int size = 0;
    for (Map.Entry<String, AttributeValue> attribute : written.entrySet()) {
      AttributeValue stored = stored(attribute.getValue());
      attributes.put(attribute.getKey(), stored);
      size += bytes(attribute.getKey()) + size(stored);
    }
    return new Item(attributes, size);
  }

  Item {
    attributes = Map.copyOf(attributes);
  }

  private static AttributeValue stored(AttributeValue value) {
    return switch (value.type()) {
      case N -> {
        String canonical = new BigDecimal(value.n()).stripTrailingZeros().toPlainString();
        yield canonical.equals(value.n()) ? value : AttributeValue.fromN(canonical);
      }
      case M -> {
        Map<String, AttributeValue> members = new HashMap<>();
        value.m().forEach((name, member) -> members.put(name, stored(member)));
        yield AttributeValue.fromM(members);
      }
      case L -> AttributeValue.fromL(value.l().stream().map(Item::stored).toList());
      case S, B, BOOL, NUL -> value;
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new UnsupportedOperationException(
              "the table in memory does not keep " + value.type());
    };
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> sizeOfNumber(new BigDecimal(value.n()));
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL, NUL -> 1;
      case M ->
          OF_A_COLLECTION
              + value.m().entrySet().stream()
                  .mapToInt(it -> bytes(it.getKey()) + size(it.getValue()) + OF_AN_ELEMENT)
                  .sum();
      case L -> OF_A_COLLECTION + value.l().stream().mapToInt(it -> size(it) + OF_AN_ELEMENT).sum();
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("is not kept");
    };
  }

  private static int sizeOfNumber(BigDecimal number) {
    int digits = number.stripTrailingZeros().precision();
    return (digits + 1) / 2 + 1;
  }

  private static int bytes(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 0x80) {
        return text.getBytes(UTF_8).length;
      }
    }
    return length;
  }
}
