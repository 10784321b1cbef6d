package cpor.simulation.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import stepfunctions.StepFunctions;
import stepfunctions.StepFunctionsException;

/** Step Functions as a strand reaches it. */
final class WorkflowClient implements SfnClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Fault> POSSIBLE = Calls.usualAnd(Fault.REPEATED);

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    return call(
        "starts an execution",
        () ->
            StartExecutionResponse.builder()
                .executionArn(
                    stepFunctions()
                        .startExecution(
                            request.stateMachineArn(), request.name(), tree(request.input()))
                        .arn())
                .build());
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    return call(
        "asks about an execution",
        () -> {
          var execution = stepFunctions().execution(request.executionArn());
          return DescribeExecutionResponse.builder()
              .name(execution.name())
              .status(execution.status().name())
              .build();
        });
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    return call(
        "rings",
        () -> {
          stepFunctions().sendTaskSuccess(request.taskToken(), tree(request.output()));
          return SendTaskSuccessResponse.builder().build();
        });
  }

  private static <T> T call(String what, Supplier<T> effect) {
    return Invocation.present()
        .world()
        .calls()
        .call(
            what,
            POSSIBLE,
            fault -> {
              try {
                if (fault == Fault.REPEATED) {
                  T _ = effect.get();
                }
                return effect.get();
              } catch (StepFunctionsException refused) {
                throw ofTheSdk(refused);
              }
            });
  }

  private static AwsServiceException ofTheSdk(StepFunctionsException refused) {
    String message = String.valueOf(refused.getMessage());
    return switch (refused.type()) {
      case "ExecutionAlreadyExists" ->
          ExecutionAlreadyExistsException.builder().message(message).statusCode(400).build();
      case "ExecutionDoesNotExist" ->
          ExecutionDoesNotExistException.builder().message(message).statusCode(400).build();
      case "InvalidToken" ->
          InvalidTokenException.builder().message(message).statusCode(400).build();
      case "TaskDoesNotExist" ->
          TaskDoesNotExistException.builder().message(message).statusCode(400).build();
      case "TaskTimedOut" ->
          TaskTimedOutException.builder().message(message).statusCode(400).build();
      case String other -> throw new UnsupportedOperationException(other);
    };
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }

  private static StepFunctions stepFunctions() {
    return Invocation.present().world().stepFunctions();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
