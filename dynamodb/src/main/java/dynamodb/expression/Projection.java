package dynamodb.expression;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that an answer is to have.
 *
 * @param names all if that is empty
 */
public record Projection(Set<String> names) {

  public Projection {
    names = Set.copyOf(names);
  }

  /** Reads a projection; where there is none everything is to be answered. */
  public static Projection of(@Nullable String text, Placeholders given) {
    Set<String> names = new HashSet<>();
    if (text != null) {
      Tokens tokens = new Tokens(text);
      do {
        Path path = Path.of(tokens.take());
        if (path.isNested()) {
          throw tokens.unknown();
        }
        if (!names.add(path.attribute(given))) {
          throw Refusal.validation(
              "Invalid ProjectionExpression: Two document paths overlap with each other");
        }
      } while (tokens.takes(","));
      if (tokens.hasMore()) {
        throw tokens.unknown();
      }
    }
    return new Projection(names);
  }

  public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
    if (names.isEmpty()) {
      return item;
    }
    Map<String, AttributeValue> projected = new HashMap<>();
    for (String name : names) {
      AttributeValue value = item.get(name);
      if (value != null) {
        projected.put(name, value);
      }
    }
    return projected;
  }
}
