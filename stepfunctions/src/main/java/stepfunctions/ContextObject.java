package stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import stepfunctions.history.Execution;
import stepfunctions.history.StateMachine;

/** {@code $states.context}: what a state can know about its execution and itself. */
final class ContextObject {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ContextObject() {}

  static ObjectNode of(
      Execution execution,
      String stateName,
      Instant enteredAt,
      int retryCount,
      Optional<String> taskToken) {
    StateMachine stateMachine = execution.stateMachine();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", execution.arn())
        .put("Name", execution.name())
        .put("RoleArn", stateMachine.roleArn())
        .put("StartTime", MILLISECONDS.format(execution.startedAt()))
        .put("RedriveCount", 0)
        .set("Input", execution.input());
    context
        .putObject("StateMachine")
        .put("Id", stateMachine.arn())
        .put("Name", stateMachine.name());
    context
        .putObject("State")
        .put("Name", stateName)
        .put("EnteredTime", MILLISECONDS.format(enteredAt))
        .put("RetryCount", retryCount);
    taskToken.ifPresent(token -> context.putObject("Task").put("Token", token));
    return context;
  }
}
