package stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepfunctions.jsonata.Template;

/** Reads one state by its type. */
final class StateReader {
  private StateReader() {}

  static State read(String name, Fields fields) {
    fields.text("Comment");
    fields
        .text("QueryLanguage")
        .filter(language -> !language.equals("JSONata"))
        .ifPresent(
            language -> {
              throw fields.invalid("QueryLanguage", "must be JSONata");
            });
    String type = fields.requiredText("Type");
    State state =
        switch (type) {
          case "Task" -> task(name, fields);
          case "Parallel" -> parallel(name, fields);
          case "Choice" -> choice(name, fields);
          case "Wait" -> wait(name, fields);
          case "Pass" -> new State.Pass(name, exit(fields));
          case "Succeed" -> new State.Succeed(name, fields.template("Output"));
          case "Fail" -> fail(name, fields);
          default -> throw fields.invalid("Type", "is not supported: " + type);
        };
    fields.end();
    return state;
  }

  private static State task(String name, Fields fields) {
    String arn = fields.requiredText("Resource");
    Resource resource =
        Resource.parse(arn)
            .orElseThrow(
                () -> fields.invalid("Resource", "is no supported service integration: " + arn));
    return new State.Task(
        name,
        resource,
        fields.template("Arguments"),
        fields.template("TimeoutSeconds", FieldType.POSITIVE_SECONDS),
        exit(fields),
        ErrorRules.retriers(fields),
        ErrorRules.catchers(fields));
  }

  private static State parallel(String name, Fields fields) {
    List<Graph> branches = new ArrayList<>();
    for (JsonNode item : fields.items("Branches")) {
      Fields branch = new Fields(fields.where() + ", branch " + (branches.size() + 1), item);
      branch.text("Comment");
      branches.add(DefinitionReader.graph(branch));
      branch.end();
    }
    return new State.Parallel(
        name,
        List.copyOf(branches),
        fields.template("Arguments"),
        exit(fields),
        ErrorRules.retriers(fields),
        ErrorRules.catchers(fields));
  }

  private static State choice(String name, Fields fields) {
    List<State.Choice.Rule> rules = new ArrayList<>();
    for (JsonNode item : fields.items("Choices")) {
      Fields rule = new Fields(fields.where() + ", choice " + (rules.size() + 1), item);
      rule.text("Comment");
      Template condition =
          rule.template("Condition", FieldType.BOOLEAN)
              .orElseThrow(() -> rule.invalid("Condition", "is missing"));
      rules.add(new State.Choice.Rule(condition, exitTo(rule.requiredText("Next"), rule)));
      rule.end();
    }
    Optional<String> otherwise = fields.text("Default");
    if (otherwise.isEmpty() && (fields.has("Output") || fields.has("Assign"))) {
      throw fields.invalid("Default", "is missing, without it Output and Assign are never used");
    }
    return new State.Choice(name, List.copyOf(rules), otherwise.map(next -> exitTo(next, fields)));
  }

  private static State wait(String name, Fields fields) {
    Optional<Template> seconds = fields.template("Seconds", FieldType.SECONDS);
    Optional<Template> timestamp = fields.template("Timestamp", FieldType.TIMESTAMP);
    if (seconds.isPresent() == timestamp.isPresent()) {
      throw fields.invalid("Seconds", "a Wait needs either Seconds or Timestamp");
    }
    State.Wait.Until until =
        seconds.isPresent()
            ? new State.Wait.Until.Seconds(seconds.get())
            : new State.Wait.Until.Timestamp(timestamp.orElseThrow());
    return new State.Wait(name, until, exit(fields));
  }

  private static State fail(String name, Fields fields) {
    return new State.Fail(
        name,
        fields.template("Error", FieldType.STRING),
        fields.template("Cause", FieldType.STRING));
  }

  /** Output, Assign and either Next or End. */
  private static Exit exit(Fields fields) {
    Optional<String> next = fields.text("Next");
    boolean end = fields.flag("End");
    if (next.isPresent() == end) {
      throw fields.invalid(end ? "End" : "Next", "a state needs either Next or End: true");
    }
    return new Exit(fields.template("Output"), assign(fields), next);
  }

  /** Output and Assign on the way to a state that is named already. */
  static Exit exitTo(String next, Fields fields) {
    return new Exit(fields.template("Output"), assign(fields), Optional.of(next));
  }

  private static Map<String, Template> assign(Fields fields) {
    Optional<JsonNode> value = fields.value("Assign");
    if (value.isEmpty()) {
      return Map.of();
    }
    if (!value.get().isObject()) {
      throw fields.invalid("Assign", "must be an object");
    }
    Map<String, Template> variables = new LinkedHashMap<>();
    value
        .get()
        .properties()
        .forEach(
            variable -> {
              String field = "Assign/" + variable.getKey();
              if (!isVariableName(variable.getKey())) {
                throw fields.invalid(field, "is no name for a variable");
              }
              variables.put(variable.getKey(), fields.template(field, variable.getValue()));
            });
    return variables;
  }

  private static boolean isVariableName(String name) {
    return !name.isEmpty()
        && name.length() <= 80
        && !name.equals("states")
        && Character.isUnicodeIdentifierStart(name.codePointAt(0))
        && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }
}
