package stepfunctions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import stepfunctions.DataLimit;
import stepfunctions.StepFunctions;
import stepfunctions.StepFunctionsException;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.StateMachine;

/** The operations by name: {@code StartExecution} and the like. */
public record StepFunctionsApi(StepFunctions stepFunctions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of them no execution has here: a redrive waits for nothing. */
  private static final List<String> STATUSES =
      List.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");

  /**
   * Answers a call.
   *
   * @param operation what follows {@code AWSStepFunctions.} in the header {@code X-Amz-Target}
   * @throws StepFunctionsException if it is refused
   */
  public ObjectNode answer(String operation, JsonNode request) {
    return answer(operation, new Request(request));
  }

  private ObjectNode answer(String operation, Request request) {
    return switch (operation) {
      case "CreateStateMachine" -> createStateMachine(request);
      case "DeleteStateMachine" -> deleteStateMachine(request);
      case "ListStateMachines" -> listStateMachines(request);
      case "DescribeStateMachine" ->
          Shapes.stateMachine(stepFunctions.stateMachine(request.text("stateMachineArn")));
      case "DescribeStateMachineForExecution" ->
          Shapes.stateMachineForExecution(
              stepFunctions.execution(request.text("executionArn")).stateMachine());
      case "StartExecution" -> startExecution(request);
      case "StopExecution" -> stopExecution(request);
      case "RedriveExecution" -> redriveExecution(request);
      case "ValidateStateMachineDefinition" -> validate(request.text("definition"));
      case "DescribeExecution" ->
          Shapes.execution(stepFunctions.execution(request.text("executionArn")));
      case "ListExecutions" -> listExecutions(request);
      case "GetExecutionHistory" -> getExecutionHistory(request);
      case "SendTaskSuccess" -> sendTaskSuccess(request);
      case "SendTaskFailure" -> sendTaskFailure(request);
      case "SendTaskHeartbeat" -> sendTaskHeartbeat(request);
      default ->
          throw new StepFunctionsException(
              "UnknownOperationException", "the operation is not supported: " + operation);
    };
  }

  private ObjectNode createStateMachine(Request request) {
    if (request.optionalText("type").filter(type -> !type.equals("STANDARD")).isPresent()) {
      throw new StepFunctionsException("ValidationException", "only STANDARD state machines");
    }
    StateMachine created =
        stepFunctions.createStateMachine(
            request.text("name"), request.text("roleArn"), request.text("definition"));
    return JSON.createObjectNode()
        .put("stateMachineArn", created.arn())
        .set("creationDate", Shapes.timestamp(created.createdAt()));
  }

  private ObjectNode deleteStateMachine(Request request) {
    stepFunctions.deleteStateMachine(request.text("stateMachineArn"));
    return JSON.createObjectNode();
  }

  private ObjectNode listStateMachines(Request request) {
    return page(request, stepFunctions.stateMachines())
        .toAnswer("stateMachines", Shapes::listedStateMachine);
  }

  private ObjectNode startExecution(Request request) {
    Execution started =
        stepFunctions.startExecution(
            request.text("stateMachineArn"),
            request.optionalText("name").orElseGet(() -> UUID.randomUUID().toString()),
            data(
                request.optionalText("input", DataLimit.BYTES).orElse("{}"),
                "InvalidExecutionInput"));
    return JSON.createObjectNode()
        .put("executionArn", started.arn())
        .set("startDate", Shapes.timestamp(started.startedAt()));
  }

  private ObjectNode stopExecution(Request request) {
    Execution execution = stepFunctions.execution(request.text("executionArn"));
    stepFunctions.stopExecution(
        execution.arn(),
        request.optionalText("error").orElse(null),
        request.optionalText("cause").orElse(null));
    ObjectNode answer = JSON.createObjectNode();
    execution.stoppedAt().ifPresent(at -> answer.set("stopDate", Shapes.timestamp(at)));
    return answer;
  }

  private ObjectNode redriveExecution(Request request) {
    stepFunctions.redriveExecution(request.text("executionArn"));
    return JSON.createObjectNode().set("redriveDate", Shapes.timestamp(stepFunctions.now()));
  }

  /** The first fault only: reading stops there. */
  private ObjectNode validate(String definition) {
    Optional<String> fault = stepFunctions.fault(definition);
    ObjectNode answer = JSON.createObjectNode().put("result", fault.isEmpty() ? "OK" : "FAIL");
    ArrayNode diagnostics = answer.putArray("diagnostics");
    fault.ifPresent(
        message ->
            diagnostics
                .addObject()
                .put("severity", "ERROR")
                .put("code", "SCHEMA_VALIDATION_FAILED")
                .put("message", message));
    return answer.put("truncated", false);
  }

  /** The youngest first. */
  private ObjectNode listExecutions(Request request) {
    StateMachine stateMachine = stepFunctions.stateMachine(request.text("stateMachineArn"));
    Optional<String> status = request.optionalText("statusFilter", STATUSES);
    List<Execution> executions =
        stepFunctions.executions().reversed().stream()
            .filter(execution -> execution.stateMachine().arn().equals(stateMachine.arn()))
            .filter(execution -> status.map(execution.status().name()::equals).orElse(true))
            .toList();
    return page(request, executions).toAnswer("executions", Shapes::listedExecution);
  }

  private ObjectNode getExecutionHistory(Request request) {
    List<HistoryEvent> events = stepFunctions.execution(request.text("executionArn")).events();
    boolean withData = request.flag("includeExecutionData", true);
    return page(request, request.flag("reverseOrder", false) ? events.reversed() : events)
        .toAnswer("events", event -> Shapes.event(event, withData));
  }

  private ObjectNode sendTaskSuccess(Request request) {
    JsonNode output = data(request.text("output", DataLimit.BYTES), "InvalidOutput");
    stepFunctions.sendTaskSuccess(request.text("taskToken"), output);
    return JSON.createObjectNode();
  }

  private ObjectNode sendTaskFailure(Request request) {
    stepFunctions.sendTaskFailure(
        request.text("taskToken"),
        request.optionalText("error").orElse(null),
        request.optionalText("cause").orElse(null));
    return JSON.createObjectNode();
  }

  private ObjectNode sendTaskHeartbeat(Request request) {
    stepFunctions.sendTaskHeartbeat(request.text("taskToken"));
    return JSON.createObjectNode();
  }

  private static <T> Page<T> page(Request request, List<T> all) {
    return Page.of(all, request.wholeUpTo("maxResults", 1000), request.optionalText("nextToken"));
  }

  private static JsonNode data(String text, String error) {
    try {
      JsonNode data = JSON.readTree(text);
      if (!data.isMissingNode()) {
        return data;
      }
    } catch (JsonProcessingException malformed) {
      // told below, as for a text without any JSON
    }
    throw new StepFunctionsException(error, "the data is not valid JSON");
  }
}
