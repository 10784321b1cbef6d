package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;

/** The history in AWS's words: types, what leads to what, and details. */
class HistoryTest {
  private final World world = new World();

  @Test
  void ofATaskThatIsTriedTwice() {
    world.onCallsFail("E");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"FunctionName": "f"}, "TimeoutSeconds": 30,
                  "Assign": {"v": [1]},
                  "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 2}]}
            """,
            "{'a': 1}");

    world.advance(2);

    assertThat(lines(execution))
        .containsExactly(
            "1 <- 0 ExecutionStarted +0s executionStartedEventDetails"
                + " {'input':'{`a`:1}','inputDetails':{'truncated':false},'roleArn':'role'}",
            "2 <- 0 TaskStateEntered +0s stateEnteredEventDetails"
                + " {'input':'{`a`:1}','inputDetails':{'truncated':false},'name':'S'}",
            "3 <- 2 TaskScheduled +0s taskScheduledEventDetails"
                + " {'resourceType':'lambda','resource':'invoke','region':'eu-central-1',"
                + "'parameters':'{`FunctionName`:`f`}','timeoutInSeconds':30}",
            "4 <- 3 TaskStarted +0s taskStartedEventDetails"
                + " {'resourceType':'lambda','resource':'invoke'}",
            "5 <- 4 TaskFailed +0s taskFailedEventDetails {'resourceType':'lambda',"
                + "'resource':'invoke','error':'E','cause':'because of E'}",
            "6 <- 5 TaskScheduled +2s taskScheduledEventDetails"
                + " {'resourceType':'lambda','resource':'invoke','region':'eu-central-1',"
                + "'parameters':'{`FunctionName`:`f`}','timeoutInSeconds':30}",
            "7 <- 6 TaskStarted +2s taskStartedEventDetails"
                + " {'resourceType':'lambda','resource':'invoke'}",
            "8 <- 7 TaskSucceeded +2s taskSucceededEventDetails {'resourceType':'lambda',"
                + "'resource':'invoke','output':'{}','outputDetails':{'truncated':false}}",
            "9 <- 8 TaskStateExited +2s stateExitedEventDetails {'output':'{}',"
                + "'outputDetails':{'truncated':false},'name':'S','assignedVariables':{'v':'[1]'},"
                + "'assignedVariablesDetails':{'truncated':false}}",
            "10 <- 9 ExecutionSucceeded +2s executionSucceededEventDetails"
                + " {'output':'{}','outputDetails':{'truncated':false}}");
  }

  @Test
  void ofATokenThatTimesOut() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "End": true, "TimeoutSeconds": 5,
              "Resource": "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems.waitForTaskToken"}
            """);

    world.advance(5);

    assertThat(world.lastCall().resource())
        .isEqualTo("arn:aws:states:::aws-sdk:dynamodb:transactWriteItems");
    assertThat(lines(execution).subList(4, 7))
        .containsExactly(
            "5 <- 4 TaskSubmitted +0s taskSubmittedEventDetails {'resourceType':'aws-sdk:dynamodb',"
                + "'resource':'transactWriteItems.waitForTaskToken','output':'{}',"
                + "'outputDetails':{'truncated':false}}",
            "6 <- 5 TaskTimedOut +5s taskTimedOutEventDetails {'resourceType':'aws-sdk:dynamodb',"
                + "'resource':'transactWriteItems.waitForTaskToken','error':'States.Timeout'}",
            "7 <- 6 ExecutionFailed +5s executionFailedEventDetails {'error':'States.Timeout'}");
  }

  @Test
  void ofBranchesSideBySide() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "Next": "Z", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 1, "End": true}}}]},
            "Z": {"Type": "Succeed"}
            """);

    world.advance(2);

    assertThat(order(execution))
        .containsExactly(
            "1 <- 0 ExecutionStarted",
            "2 <- 0 ParallelStateEntered",
            "3 <- 2 ParallelStateStarted",
            "4 <- 3 WaitStateEntered",
            "5 <- 3 WaitStateEntered",
            "6 <- 5 WaitStateExited",
            "7 <- 4 WaitStateExited",
            "8 <- 7 ParallelStateSucceeded",
            "9 <- 7 ParallelStateExited",
            "10 <- 9 SucceedStateEntered",
            "11 <- 10 SucceedStateExited",
            "12 <- 11 ExecutionSucceeded");
  }

  @Test
  void ofABranchThatFails() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "Next": "Z",
              "Catch": [{"ErrorEquals": ["Moved"], "Next": "Z"}],
              "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "End": true}}},
                {"StartAt": "B", "States": {"B": {"Type": "Fail", "Error": "Moved"}}}]},
            "Z": {"Type": "Choice", "Choices": [{"Condition": true, "Next": "F"}]},
            "F": {"Type": "Fail"}
            """);

    assertThat(order(execution))
        .containsExactly(
            "1 <- 0 ExecutionStarted",
            "2 <- 0 ParallelStateEntered",
            "3 <- 2 ParallelStateStarted",
            "4 <- 3 WaitStateEntered",
            "5 <- 3 FailStateEntered",
            "6 <- 5 WaitStateAborted",
            "7 <- 5 ParallelStateFailed",
            "8 <- 7 ParallelStateExited",
            "9 <- 8 ChoiceStateEntered",
            "10 <- 9 ChoiceStateExited",
            "11 <- 10 FailStateEntered",
            "12 <- 11 ExecutionFailed");
    assertThat(World.events(execution, "ExecutionFailed").getFirst().details())
        .contains(new HistoryEvent.Details("executionFailedEventDetails", "{}"));
  }

  /** As recorded on AWS of iterations of a Map: LocalStack's test_service_lambda_map_timeout. */
  @Test
  void ofATaskThatFailsItsBranch() {
    world.onCallsFail("Broken");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "Next": "Z",
              "Catch": [{"ErrorEquals": ["Broken"], "Next": "Z"}],
              "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 2, "End": true}}},
                {"StartAt": "B", "States": {
                  "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}},
                {"StartAt": "C", "States": {"C": {"Type": "Wait", "Seconds": 2, "End": true}}}]},
            "Z": {"Type": "Succeed"}
            """);

    assertThat(order(execution))
        .containsSubsequence(
            "7 <- 6 TaskStarted",
            "9 <- 7 TaskFailed",
            "10 <- 9 WaitStateAborted",
            "11 <- 9 TaskStateAborted",
            "12 <- 9 WaitStateAborted",
            "13 <- 9 ParallelStateFailed",
            "14 <- 13 ParallelStateExited");
  }

  /** As recorded on AWS of a Map: LocalStack's test_map_state_retry. */
  @Test
  void ofAParallelThatIsTriedTwice() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true,
              "Retry": [{"ErrorEquals": ["Moved"], "MaxAttempts": 1}],
              "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Moved"}}}]}
            """);

    world.advance(1);

    assertThat(order(execution))
        .containsExactly(
            "1 <- 0 ExecutionStarted",
            "2 <- 0 ParallelStateEntered",
            "3 <- 2 ParallelStateStarted",
            "4 <- 3 FailStateEntered",
            "5 <- 4 ParallelStateStarted",
            "6 <- 5 FailStateEntered",
            "7 <- 6 ParallelStateFailed",
            "8 <- 7 ExecutionFailed");
    assertThat(execution.stateTransitions()).isEqualTo(4);
  }

  /** As the makers of floci saw it on AWS: nothing is said of the Parallel. */
  @Test
  void ofABranchThatEndsTheExecution() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true,
              "Catch": [{"ErrorEquals": ["States.BranchFailed"], "Next": "Z"},
                        {"ErrorEquals": ["States.ALL"], "Next": "Z"}],
              "Branches": [{"StartAt": "C", "States": {
                "C": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "D"}]},
                "D": {"Type": "Succeed"}}}]},
            "Z": {"Type": "Succeed"}
            """);

    assertThat(order(execution))
        .endsWith(
            "3 <- 2 ParallelStateStarted", "4 <- 3 ChoiceStateEntered", "5 <- 4 ExecutionFailed");
  }

  /** As recorded on AWS: LocalStack's test_sfn_api. */
  @Test
  void ofAnExecutionThatIsStopped() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Seconds": 60, "End": true}
            """);

    world.stepFunctions().stopExecution(execution.arn(), null, null);

    assertThat(order(execution))
        .containsExactly(
            "1 <- 0 ExecutionStarted", "2 <- 0 WaitStateEntered", "3 <- 0 ExecutionAborted");
  }

  @Test
  void ofAnExpressionThatFails() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Assign": {"a": "{% $nothing %}"}, "End": true}
            """);

    HistoryEvent event = World.events(execution, "EvaluationFailed").getFirst();
    assertThat(event.previousEventId()).isEqualTo(2);
    assertThat(event.details().orElseThrow().field()).isEqualTo("evaluationFailedEventDetails");
    assertThat(event.details().orElseThrow().value())
        .isEqualTo(
            json(
                """
                {"error": "States.QueryEvaluationError", "location": "Assign/a", "state": "S",
                 "cause": "%s"}
                """
                    .formatted(execution.cause().orElseThrow())));
  }

  private static List<String> order(Execution execution) {
    return execution.events().stream()
        .map(event -> event.id() + " <- " + event.previousEventId() + " " + event.type())
        .toList();
  }

  /** With single quotes, and backquotes for those within. */
  private static List<String> lines(Execution execution) {
    return execution.events().stream()
        .map(
            event ->
                "%d <- %d %s +%ds %s %s"
                    .formatted(
                        event.id(),
                        event.previousEventId(),
                        event.type(),
                        event.timestamp().getEpochSecond() - World.START.getEpochSecond(),
                        event.details().orElseThrow().field(),
                        event
                            .details()
                            .orElseThrow()
                            .value()
                            .toString()
                            .replace("\\\"", "`")
                            .replace('"', '\'')))
        .toList();
  }
}
