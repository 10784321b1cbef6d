package dynamodb.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands for a value in an expression. */
sealed interface Operand permits Operand.Value, Path {

  /** The value that it has for an item; null if the item has none. */
  @Nullable AttributeValue in(Map<String, AttributeValue> item, Placeholders given);

  /** One that the request gives. */
  record Value(String placeholder) implements Operand {
    @Override
    public AttributeValue in(Map<String, AttributeValue> item, Placeholders given) {
      return given.value(placeholder);
    }
  }
}
