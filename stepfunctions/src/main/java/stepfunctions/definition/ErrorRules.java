package stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads Retry and Catch. */
final class ErrorRules {
  private static final String ALL = "States.ALL";

  /** The names that Step Functions reserves; others that start with States. are mistakes. */
  private static final Set<String> RESERVED =
      Set.of(
          ALL,
          "States.Timeout",
          "States.TaskFailed",
          "States.QueryEvaluationError",
          "States.NoChoiceMatched",
          "States.BranchFailed",
          "States.Permissions",
          "States.DataLimitExceeded");

  private ErrorRules() {}

  static List<Retrier> retriers(Fields fields) {
    List<JsonNode> items = fields.optionalItems("Retry");
    List<Retrier> retriers = new ArrayList<>();
    for (JsonNode item : items) {
      Fields retrier = new Fields(fields.where() + ", retrier " + (retriers.size() + 1), item);
      retrier.text("Comment");
      int interval = retrier.whole("IntervalSeconds", 1).orElse(1);
      OptionalInt maxDelay = retrier.whole("MaxDelaySeconds", 1);
      if (maxDelay.isPresent() && maxDelay.getAsInt() <= interval) {
        throw retrier.invalid("MaxDelaySeconds", "must be more than IntervalSeconds");
      }
      retriers.add(
          new Retrier(
              errorEquals(retrier, retriers.size() == items.size() - 1),
              Duration.ofSeconds(interval),
              retrier.whole("MaxAttempts", 0).orElse(3),
              retrier.number("BackoffRate", 1).orElse(2),
              maxDelay.isPresent()
                  ? Optional.of(Duration.ofSeconds(maxDelay.getAsInt()))
                  : Optional.empty(),
              fullJitter(retrier)));
      retrier.end();
    }
    return List.copyOf(retriers);
  }

  static List<Catcher> catchers(Fields fields) {
    List<JsonNode> items = fields.optionalItems("Catch");
    List<Catcher> catchers = new ArrayList<>();
    for (JsonNode item : items) {
      Fields catcher = new Fields(fields.where() + ", catcher " + (catchers.size() + 1), item);
      catcher.text("Comment");
      catchers.add(
          new Catcher(
              errorEquals(catcher, catchers.size() == items.size() - 1),
              StateReader.exitTo(catcher.requiredText("Next"), catcher)));
      catcher.end();
    }
    return List.copyOf(catchers);
  }

  private static List<String> errorEquals(Fields fields, boolean last) {
    List<String> errors = new ArrayList<>();
    for (JsonNode item : fields.items("ErrorEquals")) {
      if (!item.isTextual()) {
        throw fields.invalid("ErrorEquals", "must hold strings");
      }
      String error = item.textValue();
      if (error.startsWith("States.") && !RESERVED.contains(error)) {
        throw fields.invalid("ErrorEquals", "is not supported: " + error);
      }
      errors.add(error);
    }
    if (errors.contains(ALL) && (errors.size() > 1 || !last)) {
      throw fields.invalid("ErrorEquals", "States.ALL must stand alone and last");
    }
    return List.copyOf(errors);
  }

  private static boolean fullJitter(Fields fields) {
    return switch (fields.text("JitterStrategy").orElse("NONE")) {
      case "FULL" -> true;
      case "NONE" -> false;
      default -> throw fields.invalid("JitterStrategy", "must be FULL or NONE");
    };
  }
}
