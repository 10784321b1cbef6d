package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The template's parameters with the values they have here, checked as CloudFormation would. */
final class Parameters {
  private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  static Parameters of(JsonNode declared, Map<String, String> given) {
    given
        .keySet()
        .forEach(
            name -> {
              if (!declared.has(name)) {
                throw InvalidTemplate.at("Parameters." + name, "is given a value but not declared");
              }
            });
    Map<String, String> values = new LinkedHashMap<>();
    declared
        .properties()
        .forEach(
            entry ->
                values.put(
                    entry.getKey(),
                    checked(
                        entry.getKey(),
                        entry.getValue(),
                        Optional.ofNullable(given.get(entry.getKey())))));
    return new Parameters(values);
  }

  /** The declared parameters whose names in upper snake case are variables of the environment. */
  static Map<String, String> fromEnvironment(JsonNode declared, Map<String, String> environment) {
    Map<String, String> given = new LinkedHashMap<>();
    declared
        .fieldNames()
        .forEachRemaining(
            name -> {
              String variable =
                  INNER_CAPITAL.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
              String value = environment.get(variable);
              if (value != null) {
                given.put(name, value);
              }
            });
    return given;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static String checked(String name, JsonNode declaration, Optional<String> given) {
    String path = "Parameters." + name;
    JsonNode preset = declaration.path("Default");
    if (given.isEmpty() && preset.isMissingNode()) {
      throw InvalidTemplate.at(path, "has no default and is given no value");
    }
    String value = given.orElseGet(preset::asText);
    JsonNode pattern = declaration.path("AllowedPattern");
    if (pattern.isTextual() && !Pattern.matches(pattern.textValue(), value)) {
      String expected = declaration.path("ConstraintDescription").asText(pattern.textValue());
      throw InvalidTemplate.at(path, "is '" + value + "' but should be " + expected);
    }
    JsonNode allowed = declaration.path("AllowedValues");
    if (allowed.isArray() && !anyIs(value, allowed)) {
      throw InvalidTemplate.at(path, "is '" + value + "' but should be one of " + allowed);
    }
    return value;
  }

  private static boolean anyIs(String value, JsonNode allowed) {
    for (JsonNode candidate : allowed) {
      if (candidate.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
