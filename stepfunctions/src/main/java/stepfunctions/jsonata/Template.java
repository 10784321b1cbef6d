package stepfunctions.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A JSON value in a definition, any string of which may be an expression. */
public sealed interface Template {

  /** Stands for itself. */
  record Literal(JsonNode value) implements Template {}

  record Computed(Expression expression) implements Template {}

  record Fields(Map<String, Template> fields) implements Template {}

  record Items(List<Template> items) implements Template {}

  /**
   * Reads a value, and compiles the expressions in it.
   *
   * @throws MalformedExpression if an expression within does not parse
   */
  static Template of(JsonNode node) {
    if (node.isTextual() && Expression.isExpression(node.textValue())) {
      return new Computed(Expression.of(node.textValue()));
    }
    if (node.isObject()) {
      Map<String, Template> fields = new LinkedHashMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
      return new Fields(fields);
    }
    if (node.isArray()) {
      List<Template> items = new ArrayList<>();
      node.forEach(item -> items.add(of(item)));
      return new Items(items);
    }
    return new Literal(node);
  }

  /**
   * The value, all expressions evaluated.
   *
   * @param field the path of the field that holds this value, for messages
   * @throws QueryEvaluationFailed if an expression fails or has no value
   */
  default JsonNode evaluate(String field, Scope scope) {
    return switch (this) {
      case Literal literal -> literal.value();
      case Computed computed -> {
        Expression expression = computed.expression();
        yield expression
            .evaluate(field, scope)
            .orElseThrow(
                () ->
                    new QueryEvaluationFailed(
                        expression.source(), field, "returned nothing (undefined)."));
      }
      case Fields fields -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields
            .fields()
            .forEach((name, value) -> object.set(name, value.evaluate(field + "/" + name, scope)));
        yield object;
      }
      case Items items -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < items.items().size(); i++) {
          array.add(items.items().get(i).evaluate(field + "[" + i + "]", scope));
        }
        yield array;
      }
    };
  }

  /**
   * The value of a field that must be of one type.
   *
   * @param type as messages name it, such as {@code integer}
   * @throws QueryEvaluationFailed also if the value is of another type
   */
  default JsonNode evaluate(String field, Scope scope, String type, Predicate<JsonNode> isOfType) {
    JsonNode value = evaluate(field, scope);
    if (!isOfType.test(value)) {
      throw new QueryEvaluationFailed(
          this instanceof Computed computed ? computed.expression().source() : value.toString(),
          field,
          "returned a value that does not fit: must be %s, but was %s".formatted(type, value));
    }
    return value;
  }
}
