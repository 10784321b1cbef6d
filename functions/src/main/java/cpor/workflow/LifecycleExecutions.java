package cpor.workflow;

import cpor.cloud.Cloud;
import cpor.json.OwnJson;
import cpor.table.workflow.Doorbell;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * The executions of claims: one at a time, named by the claim and, from its second lifecycle on, by
 * that.
 */
public final class LifecycleExecutions {

  private static final Pattern NAME = Pattern.compile("(?<claim>.+?)(-r\\d+)?");

  private final SfnClient stepFunctions;
  private final String stateMachine;

  public LifecycleExecutions(Cloud cloud) {
    stepFunctions = cloud.stepFunctions();
    stateMachine = cloud.variable("LIFECYCLE_STATE_MACHINE_ARN");
  }

  /** Where an execution stands. */
  public enum Status {
    /** Never started, or forgotten: that takes 90 days after its end. */
    UNKNOWN,
    RUNNING,
    SUCCEEDED,
    ENDED_BADLY
  }

  /** Starts an execution; one that was started before is left alone. */
  public void start(String claimId, int lifecycle) {
    try {
      stepFunctions.startExecution(
          request ->
              request
                  .stateMachineArn(stateMachine)
                  .name(name(claimId, lifecycle))
                  .input(OwnJson.TREES.toJson(Map.of("claimId", claimId, "lifecycle", lifecycle))));
    } catch (ExecutionAlreadyExistsException startedBefore) {
      // a repetition
    }
  }

  public Status status(String claimId, int lifecycle) {
    String arn =
        stateMachine.replace(":stateMachine:", ":execution:") + ":" + name(claimId, lifecycle);
    try {
      return switch (stepFunctions
          .describeExecution(request -> request.executionArn(arn))
          .status()) {
        case RUNNING, PENDING_REDRIVE -> Status.RUNNING;
        case SUCCEEDED -> Status.SUCCEEDED;
        case FAILED, TIMED_OUT, ABORTED -> Status.ENDED_BADLY;
        case UNKNOWN_TO_SDK_VERSION ->
            throw new IllegalStateException("an execution in a status that nobody knows");
      };
    } catch (ExecutionDoesNotExistException unknown) {
      return Status.UNKNOWN;
    }
  }

  /** Rings; returns whether somebody was still waiting. */
  public boolean ring(Doorbell doorbell) {
    try {
      stepFunctions.sendTaskSuccess(request -> request.taskToken(doorbell.token()).output("{}"));
      return true;
    } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException rungBefore) {
      // the execution has left the stage, which is all that ringing is for
      return false;
    }
  }

  /** The claim that an execution is named by. */
  public static String claimIdOf(String executionName) {
    Matcher name = NAME.matcher(executionName);
    if (!name.matches()) {
      throw new IllegalArgumentException("an execution without a name");
    }
    return name.group("claim");
  }

  private static String name(String claimId, int lifecycle) {
    return lifecycle == 1 ? claimId : claimId + "-r" + lifecycle;
  }
}
