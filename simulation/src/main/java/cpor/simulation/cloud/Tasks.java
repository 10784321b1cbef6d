package cpor.simulation.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.template.FunctionResource;
import dynamodb.api.DynamoDbApi;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stepfunctions.Resources;
import stepfunctions.TaskFailed;

/** What the state machine calls: functions, the table and the bus for other systems. */
final class Tasks implements Resources {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DynamoDbApi TABLE = new DynamoDbApi(new TableClient());

  /** What neither a retrier nor a catcher that names all errors takes. */
  private static final String FOR_GOOD = "States.DataLimitExceeded";

  private static final Set<Fault> OF_AN_INVOCATION =
      EnumSet.of(Fault.THROTTLED, Fault.INTERNAL_ERROR, Fault.ANSWER_LOST);

  private final World world;

  Tasks(World world) {
    this.world = world;
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    if (world.failsExecution()) {
      return CompletableFuture.failedFuture(new TaskFailed(FOR_GOOD, ""));
    }
    return switch (resource) {
      case "arn:aws:states:::lambda:invoke" -> invokeFunction(arguments);
      case "arn:aws:states:::aws-sdk:dynamodb:getItem" ->
          call("DynamoDb", () -> TABLE.answer("GetItem", arguments));
      case "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems" ->
          call("DynamoDb", () -> TABLE.answer("TransactWriteItems", arguments));
      case "arn:aws:states:::events:putEvents" -> call("EventBridge", () -> putEvents(arguments));
      case String other -> throw new UnsupportedOperationException(other);
    };
  }

  private CompletableFuture<JsonNode> invokeFunction(JsonNode arguments) {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    FunctionResource function = world.functionNamed(arguments.path("FunctionName").asText());
    @Nullable Fault fault = world.storm().strikes(OF_AN_INVOCATION).orElse(null);
    if (fault != null) {
      world
          .chronicle()
          .tellFault("the execution " + fault.sentence() + ": " + function.logicalId());
    }
    if (fault == Fault.THROTTLED || fault == Fault.INTERNAL_ERROR) {
      String error = fault == Fault.THROTTLED ? "TooManyRequestsException" : "ServiceException";
      return CompletableFuture.failedFuture(new TaskFailed("Lambda." + error, ""));
    }
    world.invoke(
        function.logicalId(),
        arguments.path("Payload").toString(),
        outcome -> {
          if (fault == null) {
            answer(result, outcome);
          }
        });
    return result;
  }

  private static void answer(CompletableFuture<JsonNode> result, Invocation.Outcome outcome) {
    switch (outcome) {
      case Invocation.Outcome.Answered(String answer) ->
          result.complete(JSON.createObjectNode().set("Payload", tree(answer)));
      case Invocation.Outcome.Failed(String error) ->
          result.completeExceptionally(new TaskFailed(error, ""));
      case Invocation.Outcome.Gone _ ->
          result.completeExceptionally(new TaskFailed("Lambda.Unknown", ""));
    }
  }

  /** A call that the workflow makes itself. */
  private CompletableFuture<JsonNode> call(String service, Callable<JsonNode> work) {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    world.callByWorkflow(
        () -> work.call().toString(),
        outcome -> {
          switch (outcome) {
            case Invocation.Outcome.Answered(String answer) -> result.complete(tree(answer));
            case Invocation.Outcome.Failed(String error) ->
                result.completeExceptionally(
                    new TaskFailed(
                        service + "." + error.substring(error.lastIndexOf('.') + 1), ""));
            case Invocation.Outcome.Gone _ -> {
              // the task's own time-out ends it
            }
          }
        });
    return result;
  }

  private JsonNode putEvents(JsonNode arguments) {
    return world
        .calls()
        .call(
            "announces",
            Calls.usualAnd(Fault.REPEATED),
            fault -> {
              for (JsonNode entry : arguments.path("Entries")) {
                world.announced(entry);
                if (fault == Fault.REPEATED) {
                  world.announced(entry);
                }
              }
              return JSON.createObjectNode().put("FailedEntryCount", 0);
            });
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(noJson);
    }
  }
}
