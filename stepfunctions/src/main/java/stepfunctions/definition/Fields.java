package stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import stepfunctions.jsonata.MalformedExpression;
import stepfunctions.jsonata.Template;

/**
 * One object of a definition while it is read. Each field is asked for by name; {@link #end} then
 * refuses what nobody asked for, so that nothing unsupported is ever ignored.
 */
final class Fields {
  private final String where;
  private final JsonNode object;
  private final Set<String> read = new LinkedHashSet<>();

  Fields(String where, JsonNode object) {
    if (!object.isObject()) {
      throw new InvalidDefinition(where, "must be an object");
    }
    this.where = where;
    this.object = object;
  }

  String where() {
    return where;
  }

  InvalidDefinition invalid(String field, String what) {
    return new InvalidDefinition(where + ", field '" + field + "'", what);
  }

  /**
   * Nothing more will be asked for.
   *
   * @throws InvalidDefinition if a field was never asked for
   */
  void end() {
    Set<String> unread = new TreeSet<>();
    object.fieldNames().forEachRemaining(unread::add);
    unread.removeAll(read);
    for (String field : unread) {
      throw invalid(field, "is not supported");
    }
  }

  boolean has(String field) {
    return object.has(field);
  }

  Optional<JsonNode> value(String field) {
    read.add(field);
    return Optional.ofNullable(object.get(field));
  }

  JsonNode required(String field) {
    return value(field).orElseThrow(() -> invalid(field, "is missing"));
  }

  Optional<String> text(String field) {
    return value(field)
        .map(
            value -> {
              if (!value.isTextual() || value.textValue().isEmpty()) {
                throw invalid(field, "must be a string");
              }
              return value.textValue();
            });
  }

  String requiredText(String field) {
    return text(field).orElseThrow(() -> invalid(field, "is missing"));
  }

  boolean flag(String field) {
    Optional<JsonNode> value = value(field);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw invalid(field, "must be true or false");
    }
    return value.isPresent() && value.get().booleanValue();
  }

  /** A whole number from {@code least} to the largest that Step Functions accepts. */
  OptionalInt whole(String field, int least) {
    Optional<JsonNode> value = value(field);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!FieldType.isWhole(value.get(), least)) {
      throw invalid(field, "must be an integer from " + least + " to " + FieldType.LONGEST);
    }
    return OptionalInt.of(value.get().intValue());
  }

  OptionalDouble number(String field, double least) {
    Optional<JsonNode> value = value(field);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!value.get().isNumber() || value.get().doubleValue() < least) {
      throw invalid(field, "must be a number of at least " + least);
    }
    return OptionalDouble.of(value.get().doubleValue());
  }

  Optional<Template> template(String field) {
    return value(field).map(value -> template(field, value));
  }

  /** A value that is an expression or, as a literal, of one type. */
  Optional<Template> template(String field, FieldType type) {
    Optional<Template> template = template(field);
    template.ifPresent(
        present -> {
          boolean fits =
              switch (present) {
                case Template.Computed _ -> true;
                case Template.Literal literal -> type.matches(literal.value());
                case Template.Fields _, Template.Items _ -> false;
              };
          if (!fits) {
            throw invalid(field, "must be " + type.description() + ", or a JSONata expression");
          }
        });
    return template;
  }

  Template template(String field, JsonNode value) {
    try {
      return Template.of(value);
    } catch (MalformedExpression malformed) {
      throw invalid(field, String.valueOf(malformed.getMessage()));
    }
  }

  /** The items of a list that must not be empty. */
  List<JsonNode> items(String field) {
    List<JsonNode> items = list(field, required(field));
    if (items.isEmpty()) {
      throw invalid(field, "must be a list of at least one item");
    }
    return items;
  }

  /** The items of a list that may be missing. */
  List<JsonNode> optionalItems(String field) {
    return value(field).map(value -> list(field, value)).orElse(List.of());
  }

  private List<JsonNode> list(String field, JsonNode value) {
    if (!value.isArray()) {
      throw invalid(field, "must be a list");
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return List.copyOf(items);
  }
}
