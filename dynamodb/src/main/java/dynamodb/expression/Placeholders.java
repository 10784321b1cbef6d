package dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the {@code #names} and {@code :values} of a request's expressions stand for. */
public final class Placeholders {

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;

  private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  /**
   * Those of a request: each that is used has to be given, and each that is given has to be used.
   *
   * @param names as the SDK has them: a map of its own if there are none
   * @param values likewise
   * @param expressions all that the request has; null where it has none
   */
  public static Placeholders of(
      Map<String, String> names,
      Map<String, AttributeValue> values,
      @Nullable String... expressions) {
    requireNotEmpty("ExpressionAttributeNames", names);
    requireNotEmpty("ExpressionAttributeValues", values);
    List<String> present = new ArrayList<>();
    for (String expression : expressions) {
      if (expression != null) {
        present.add(expression);
      }
    }
    if (present.isEmpty() && !(names.isEmpty() && values.isEmpty())) {
      throw Refusal.validation(
          (names.isEmpty() ? "ExpressionAttributeValues" : "ExpressionAttributeNames")
              + " can only be specified when using expressions");
    }
    Set<String> used = used(present);
    for (String placeholder : used) {
      if (placeholder.startsWith("#") && !names.containsKey(placeholder)) {
        throw Refusal.validation(
            "An expression attribute name used in the document path is not defined;"
                + " attribute name: "
                + placeholder);
      }
      if (placeholder.startsWith(":") && !values.containsKey(placeholder)) {
        throw Refusal.validation(
            "An expression attribute value used in expression is not defined; attribute value: "
                + placeholder);
      }
    }
    requireUsed("ExpressionAttributeNames", names.keySet(), used);
    requireUsed("ExpressionAttributeValues", values.keySet(), used);
    return new Placeholders(names, values);
  }

  /** Those of a request that has a projection alone. */
  public static Placeholders of(Map<String, String> names, @Nullable String projection) {
    return of(names, DefaultSdkAutoConstructMap.getInstance(), projection);
  }

  private static void requireNotEmpty(String what, Map<String, ?> given) {
    if (given.isEmpty() && !(given instanceof SdkAutoConstructMap)) {
      throw Refusal.validation(what + " must not be empty");
    }
  }

  private static Set<String> used(List<String> expressions) {
    Set<String> used = new HashSet<>();
    for (String expression : expressions) {
      for (String word : Tokens.words(expression)) {
        for (String part : word.split("\\.", -1)) {
          if (part.startsWith("#") || part.startsWith(":")) {
            used.add(part);
          }
        }
      }
    }
    return used;
  }

  private static void requireUsed(String what, Set<String> given, Set<String> used) {
    for (String placeholder : given) {
      if (!used.contains(placeholder)) {
        throw Refusal.validation(
            "Value provided in %s unused in expressions: keys: {%s}".formatted(what, placeholder));
      }
    }
  }

  String name(String part) {
    return part.startsWith("#") ? Objects.requireNonNull(names.get(part), part) : part;
  }

  AttributeValue value(String placeholder) {
    return Objects.requireNonNull(values.get(placeholder), placeholder);
  }
}
