package cpor.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The forms of the States Language that a definition uses, each with a name: types of states and
 * their fields, retriers, catchers and the errors they name, services with the members of their
 * arguments, and what expressions are made of.
 */
final class Forms {
  private static final Pattern EXPRESSION = Pattern.compile("\\{%(.*)%}");
  private static final Pattern EXCEPTION = Pattern.compile("([a-z]\\w*\\.)+[\\w$]+");
  private static final Pattern TEXT = Pattern.compile("'[^']*'");

  /** A function, an operator, or a part of what a state is given; a claim's own names are not. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "\\$\\w+(?=\\()"
              + "|\\$states\\.context\\.\\w+\\.\\w+|\\$states\\.\\w+"
              + "|\\b(?:and|or|in)\\b|!=|[<>]=?|[=&?+*/-]");

  /** Fields that mean nothing, or that lead to states which are looked at by themselves. */
  private static final Set<String> PASSED_OVER =
      Set.of("Comment", "Type", "Resource", "Branches", "Next");

  private final Set<String> found = new TreeSet<>();

  private Forms() {}

  static Set<String> in(JsonNode definition) {
    Forms forms = new Forms();
    forms.machine(definition);
    return forms.found;
  }

  private void machine(JsonNode definition) {
    for (JsonNode state : definition.path("States")) {
      state(state);
      state.path("Branches").forEach(this::machine);
    }
  }

  private void state(JsonNode state) {
    String type = state.path("Type").asText();
    found.add(type);
    String service = state.path("Resource").asText();
    if (!service.isEmpty()) {
      found.add(service);
    }
    for (Map.Entry<String, JsonNode> field : state.properties()) {
      String name = field.getKey();
      if (PASSED_OVER.contains(name)) {
        continue;
      }
      found.add(type + " " + name + (isExpression(field.getValue()) ? ", computed" : ""));
      expressions(field.getValue());
      switch (name) {
        case "Retry", "Catch" -> field.getValue().forEach(rule -> rule(type + " " + name, rule));
        case "Arguments" -> members(service, field.getValue());
        default -> {
          // its name says it
        }
      }
    }
  }

  /** One retrier or catcher. */
  private void rule(String owner, JsonNode rule) {
    rule.fieldNames().forEachRemaining(field -> found.add(owner + " " + field));
    rule.path("ErrorEquals").forEach(error -> found.add(owner + " of " + kind(error.asText())));
  }

  /** Exceptions of functions are told apart by their classes, which are each function's own. */
  private static String kind(String error) {
    return EXCEPTION.matcher(error).matches() ? "an exception" : error;
  }

  /** What a service is given: its own members are capitalised, names of attributes are not. */
  private void members(String service, JsonNode arguments) {
    for (Map.Entry<String, JsonNode> member : arguments.properties()) {
      if (Character.isUpperCase(member.getKey().charAt(0))) {
        found.add(service + " " + member.getKey());
      }
    }
    arguments.forEach(member -> members(service, member));
  }

  private void expressions(JsonNode value) {
    if (isExpression(value)) {
      EXPRESSION
          .matcher(TEXT.matcher(value.asText()).replaceAll("''"))
          .results()
          .flatMap(expression -> ELEMENT.matcher(expression.group(1)).results())
          .map(MatchResult::group)
          .forEach(found::add);
    }
    value.forEach(this::expressions);
  }

  private static boolean isExpression(JsonNode value) {
    return EXPRESSION.matcher(value.asText()).matches();
  }
}
