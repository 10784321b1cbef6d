package stepfunctions.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.StateMachine;

/** The shapes of the API's answers, as the JSON protocol of the SDK has them. */
final class Shapes {
  /** The members of event details that hold an execution's data. */
  private static final Set<String> DATA =
      Set.of("input", "output", "parameters", "assignedVariables");

  private Shapes() {}

  /** Seconds since 1970, with milliseconds as fraction. */
  static JsonNode timestamp(Instant instant) {
    return DecimalNode.valueOf(BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }

  static ObjectNode listedStateMachine(StateMachine stateMachine) {
    return object()
        .put("stateMachineArn", stateMachine.arn())
        .put("name", stateMachine.name())
        .put("type", "STANDARD")
        .set("creationDate", timestamp(stateMachine.createdAt()));
  }

  static ObjectNode stateMachine(StateMachine stateMachine) {
    return listedStateMachine(stateMachine)
        .put("status", "ACTIVE")
        .put("definition", stateMachine.definition())
        .put("roleArn", stateMachine.roleArn());
  }

  static ObjectNode stateMachineForExecution(StateMachine stateMachine) {
    return object()
        .put("stateMachineArn", stateMachine.arn())
        .put("name", stateMachine.name())
        .put("definition", stateMachine.definition())
        .put("roleArn", stateMachine.roleArn())
        .set("updateDate", timestamp(stateMachine.createdAt()));
  }

  static ObjectNode listedExecution(Execution execution) {
    ObjectNode shape =
        object()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.stateMachine().arn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("redriveCount", execution.redrives())
            .set("startDate", timestamp(execution.startedAt()));
    execution.stoppedAt().ifPresent(at -> shape.set("stopDate", timestamp(at)));
    return shape;
  }

  static ObjectNode execution(Execution execution) {
    ObjectNode shape = listedExecution(execution);
    shape.put("redriveStatus", execution.isRedrivable() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    data(shape, "input", execution.input());
    execution.output().ifPresent(output -> data(shape, "output", output));
    execution.error().ifPresent(error -> shape.put("error", error));
    execution.cause().ifPresent(cause -> shape.put("cause", cause));
    return shape;
  }

  /**
   * @param withData whether to tell what the execution's data is
   */
  static ObjectNode event(HistoryEvent event, boolean withData) {
    ObjectNode shape =
        object()
            .put("type", event.type())
            .put("id", event.id())
            .put("previousEventId", event.previousEventId())
            .set("timestamp", timestamp(event.timestamp()));
    event
        .details()
        .ifPresent(
            details ->
                shape.set(
                    details.field(), withData ? details.value() : details.value().remove(DATA)));
    return shape;
  }

  private static void data(ObjectNode shape, String member, JsonNode data) {
    shape.put(member, data.toString());
    shape.set(member + "Details", object().put("included", true));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
