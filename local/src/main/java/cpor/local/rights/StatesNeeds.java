package cpor.local.rights;

import cpor.local.aws.Call;
import java.util.List;

/**
 * "Actions, resources, and condition keys for AWS Step Functions": a token names no resource, so
 * whoever answers tasks may answer any whose token it has.
 */
final class StatesNeeds implements Needs {

  @Override
  public List<Access> of(Call call) {
    String action = "states:" + call.operation();
    return List.of(
        switch (call.operation()) {
          case "StartExecution", "DescribeStateMachine", "ListExecutions" ->
              new Access(action, RequestJson.of(call).path("stateMachineArn").asText());
          case "DescribeExecution", "StopExecution", "GetExecutionHistory" ->
              new Access(action, RequestJson.of(call).path("executionArn").asText());
          default -> Access.anywhere(action);
        });
  }
}
