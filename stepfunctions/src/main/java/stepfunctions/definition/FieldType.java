package stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import stepfunctions.jsonata.Scope;
import stepfunctions.jsonata.Template;

/** What the value of a field must be, whether it is written down or computed. */
public enum FieldType {
  STRING("a string"),
  BOOLEAN("true or false"),
  TIMESTAMP("an RFC 3339 time that ends in Z"),
  SECONDS("an integer from 0 to 99999999"),
  POSITIVE_SECONDS("an integer from 1 to 99999999");

  /** The most seconds that Step Functions accepts anywhere. */
  static final int LONGEST = 99_999_999;

  private final String description;

  FieldType(String description) {
    this.description = description;
  }

  /**
   * The value of a field that may be computed.
   *
   * @param field for messages
   * @throws stepfunctions.jsonata.QueryEvaluationFailed also if the value is of another type
   */
  public JsonNode evaluate(Template template, String field, Scope scope) {
    return template.evaluate(field, scope, description, this::matches);
  }

  String description() {
    return description;
  }

  boolean matches(JsonNode value) {
    return switch (this) {
      case STRING -> value.isTextual();
      case BOOLEAN -> value.isBoolean();
      case TIMESTAMP -> isTimestamp(value);
      case SECONDS -> isWhole(value, 0);
      case POSITIVE_SECONDS -> isWhole(value, 1);
    };
  }

  static boolean isWhole(JsonNode value, int least) {
    return value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= LONGEST;
  }

  private static boolean isTimestamp(JsonNode value) {
    if (!value.isTextual() || !value.textValue().endsWith("Z")) {
      return false;
    }
    try {
      Instant _ = Instant.parse(value.textValue());
      return true;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }
}
