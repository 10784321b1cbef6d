package cpor.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many bytes an item counts for: developer guide, "DynamoDB item sizes and formats". */
public final class ItemSize {

  private ItemSize() {}

  public static int of(Map<String, AttributeValue> members) {
    return members.entrySet().stream()
        .mapToInt(member -> bytes(member.getKey()) + of(member.getValue()) + 1)
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case M -> 3 + of(value.m());
      case L -> 3 + of(value.l());
      case N -> value.n().length();
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL -> 1;
      case SS, NS, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError("not written by us: " + value.type());
    };
  }

  private static int of(Collection<AttributeValue> values) {
    return values.stream().mapToInt(value -> of(value) + 1).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
