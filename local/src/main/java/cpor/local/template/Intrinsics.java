package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** CloudFormation's functions, those the template uses. */
final class Intrinsics {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Names names;
  private final JsonNode conditions;

  Intrinsics(Names names, JsonNode conditions) {
    this.names = names;
    this.conditions = conditions;
  }

  /** What {@code Ref} and {@code Fn::GetAtt} find. */
  interface Names {
    String ref(String path, String name);

    String attribute(String path, String logicalId, String attribute);
  }

  /** Resolves a value down to its last part. */
  JsonNode resolve(String path, JsonNode value) {
    JsonNode outer = shallow(path, value);
    if (outer.isObject()) {
      ObjectNode object = JSON.objectNode();
      outer
          .properties()
          .forEach(
              entry ->
                  object.set(
                      entry.getKey(), resolve(path + "." + entry.getKey(), entry.getValue())));
      return object;
    }
    if (outer.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < outer.size(); i++) {
        array.add(resolve(path + "[" + i + "]", outer.get(i)));
      }
      return array;
    }
    return outer;
  }

  /** Resolves the function that a value is, if it is one, and leaves its parts for later. */
  JsonNode shallow(String path, JsonNode value) {
    if (!value.isObject() || value.size() != 1) {
      return value;
    }
    String function = value.fieldNames().next();
    JsonNode argument = value.get(function);
    return switch (function) {
      case "Ref" -> JSON.textNode(names.ref(path, argument.asText()));
      case "Fn::GetAtt" ->
          JSON.textNode(
              names.attribute(path, argument.path(0).asText(), argument.path(1).asText()));
      case "Fn::Sub" -> JSON.textNode(substitute(path, argument));
      case "Fn::Join" -> JSON.textNode(join(path, argument));
      case "Fn::If" -> shallow(path, argument.path(holds(path, argument.path(0).asText()) ? 1 : 2));
      default -> {
        if (function.startsWith("Fn::")) {
          throw InvalidTemplate.at(path, "uses " + function + ", which is not understood here");
        }
        yield value;
      }
    };
  }

  private String substitute(String path, JsonNode argument) {
    Map<String, String> locals = new HashMap<>();
    String text = argument.asText();
    if (argument.isArray()) {
      text = argument.path(0).asText();
      argument
          .path(1)
          .properties()
          .forEach(entry -> locals.put(entry.getKey(), resolve(path, entry.getValue()).asText()));
    }
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(placeholder(path, match, locals)));
  }

  private String placeholder(String path, MatchResult match, Map<String, String> locals) {
    String name = match.group(2);
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    String local = locals.get(name);
    if (local != null) {
      return local;
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? names.ref(path, name)
        : names.attribute(path, name.substring(0, dot), name.substring(dot + 1));
  }

  private String join(String path, JsonNode argument) {
    JsonNode parts = resolve(path, argument.path(1));
    return StreamSupport.stream(parts.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(argument.path(0).asText()));
  }

  /** Whether the named condition of the template holds. */
  boolean holds(String path, String condition) {
    JsonNode definition = conditions.path(condition);
    if (definition.isMissingNode()) {
      throw InvalidTemplate.at(path, "names the condition " + condition + ", which does not exist");
    }
    return truth("Conditions." + condition, definition);
  }

  /** Whether an expression of conditions holds. */
  boolean truth(String path, JsonNode expression) {
    String function = expression.size() == 1 ? expression.fieldNames().next() : "";
    JsonNode argument = expression.path(function);
    return switch (function) {
      case "Condition" -> holds(path, argument.asText());
      case "Fn::Equals" -> resolve(path, argument.path(0)).equals(resolve(path, argument.path(1)));
      case "Fn::Not" -> !truth(path, argument.path(0));
      case "Fn::And" ->
          StreamSupport.stream(argument.spliterator(), false).allMatch(part -> truth(path, part));
      case "Fn::Or" ->
          StreamSupport.stream(argument.spliterator(), false).anyMatch(part -> truth(path, part));
      default -> throw InvalidTemplate.at(path, "is not a condition");
    };
  }
}
