package stepfunctions.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepfunctions.StepFunctionsException;
import stepfunctions.World;

class StepFunctionsApiTest {
  private static final String MACHINE =
      "arn:aws:states:eu-central-1:000000000000:stateMachine:lifecycle";
  private static final String EXECUTION =
      "arn:aws:states:eu-central-1:000000000000:execution:lifecycle:claim-1";
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
        "W": {"Type": "Wait", "Seconds": 60, "Next": "T"},
        "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Arguments": {"token": "{% $states.context.Task.Token %}"}, "End": true}}}
      """;

  private final World world = new World();
  private final StepFunctionsApi api = new StepFunctionsApi(world.stepFunctions());

  @Test
  void createsListsDescribesAndDeletesAStateMachine() {
    assertThat(create())
        .isEqualTo(json("{'stateMachineArn': 'MACHINE', 'creationDate': 1795420800.000}"));
    assertThat(call("ListStateMachines", "{}"))
        .isEqualTo(
            json(
                """
                {"stateMachines": [{"stateMachineArn": "MACHINE", "name": "lifecycle",
                  "type": "STANDARD", "creationDate": 1795420800.000}]}
                """));
    JsonNode described = call("DescribeStateMachine", machine());
    assertThat(described.path("status").textValue()).isEqualTo("ACTIVE");
    assertThat(described.path("definition").textValue()).isEqualTo(DEFINITION);
    assertThat(described.path("roleArn").textValue()).isEqualTo("arn:aws:iam::0:role/r");

    assertThat(call("DeleteStateMachine", machine())).isEqualTo(json("{}"));
    assertThat(call("ListStateMachines", "{}")).isEqualTo(json("{'stateMachines': []}"));
  }

  @Test
  void startsAndDescribesAnExecutionWhileItRuns() {
    assertThat(start("claim-1"))
        .isEqualTo(json("{'executionArn': 'EXECUTION', 'startDate': 1795420800.000}"));

    assertThat(call("DescribeExecution", execution()))
        .isEqualTo(
            json(
                """
                {"executionArn": "EXECUTION", "stateMachineArn": "MACHINE", "name": "claim-1",
                 "status": "RUNNING", "redriveCount": 0, "redriveStatus": "NOT_REDRIVABLE",
                 "startDate": 1795420800.000, "input": "{\\"a\\":1}", "inputDetails": {"included": true}}
                """));
  }

  @Test
  void describesHowAnExecutionEnded() {
    start("claim-1");
    world.advance(60);

    call(
        "SendTaskSuccess",
        "{'taskToken': '%s', 'output': '{\\\"b\\\": 2}'}".formatted(world.lastCall().token()));

    JsonNode ended = call("DescribeExecution", execution());
    assertThat(ended.path("status").textValue()).isEqualTo("SUCCEEDED");
    assertThat(ended.path("output").textValue()).isEqualTo("{\"b\":2}");
    assertThat(ended.path("stopDate").doubleValue()).isEqualTo(1795420860.0);
  }

  @Test
  void describesWhyAnExecutionFailed() {
    start("claim-1");
    world.advance(60);

    call(
        "SendTaskFailure",
        "{'taskToken': '%s', 'error': 'E', 'cause': 'C'}".formatted(world.lastCall().token()));

    JsonNode ended = call("DescribeExecution", execution());
    assertThat(ended.path("status").textValue()).isEqualTo("FAILED");
    assertThat(ended.path("error").textValue()).isEqualTo("E");
    assertThat(ended.path("cause").textValue()).isEqualTo("C");
    assertThat(ended.has("output")).isFalse();
  }

  @Test
  void stopsAnExecution() {
    start("claim-1");
    world.advance(1);

    assertThat(call("StopExecution", execution())).isEqualTo(json("{'stopDate': 1795420801.000}"));
    assertThat(call("DescribeExecution", execution()).path("status").textValue())
        .isEqualTo("ABORTED");
  }

  @Test
  void describesTheStateMachineOfAnExecution() {
    start("claim-1");

    assertThat(call("DescribeStateMachineForExecution", execution()))
        .isEqualTo(
            ((ObjectNode)
                    json(
                        """
                        {"stateMachineArn": "MACHINE", "name": "lifecycle",
                         "roleArn": "arn:aws:iam::0:role/r", "updateDate": 1795420800.000}
                        """))
                .put("definition", DEFINITION));
  }

  @Test
  void namesAnExecutionThatWasGivenNoName() {
    create();

    JsonNode started = call("StartExecution", machine());

    assertThat(started.path("executionArn").textValue()).matches(".*:lifecycle:[0-9a-f-]{36}");
  }

  @Test
  void listsExecutionsTheYoungestFirstAndByStatus() {
    start("claim-1");
    world.advance(1);
    start("claim-2");
    call("StopExecution", execution());

    assertThat(names(call("ListExecutions", machine()))).containsExactly("claim-2", "claim-1");
    assertThat(
            names(
                call(
                    "ListExecutions", "{'stateMachineArn': 'MACHINE', 'statusFilter': 'RUNNING'}")))
        .containsExactly("claim-2");
  }

  @Test
  void listsInPages() {
    start("claim-1");
    start("claim-2");
    start("claim-3");
    String request = "{'stateMachineArn': 'MACHINE', 'maxResults': 2";

    JsonNode first = call("ListExecutions", request + "}");
    JsonNode second =
        call(
            "ListExecutions",
            request + ", 'nextToken': '%s'}".formatted(first.path("nextToken").textValue()));

    assertThat(names(first)).containsExactly("claim-3", "claim-2");
    assertThat(names(second)).containsExactly("claim-1");
    assertThat(second.has("nextToken")).isFalse();
  }

  @Test
  void tellsTheHistory() {
    start("claim-1");

    assertThat(call("GetExecutionHistory", execution()))
        .isEqualTo(
            json(
                """
                {"events": [
                  {"type": "ExecutionStarted", "id": 1, "previousEventId": 0,
                   "timestamp": 1795420800.000, "executionStartedEventDetails": {
                     "input": "{\\"a\\":1}", "inputDetails": {"truncated": false},
                     "roleArn": "arn:aws:iam::0:role/r"}},
                  {"type": "WaitStateEntered", "id": 2, "previousEventId": 0,
                   "timestamp": 1795420800.000, "stateEnteredEventDetails": {
                     "input": "{\\"a\\":1}", "inputDetails": {"truncated": false},
                     "name": "W"}}]}
                """));
  }

  @Test
  void tellsTheHistoryBackwardInPagesAndWithoutData() {
    start("claim-1");

    JsonNode answer =
        call(
            "GetExecutionHistory",
            """
            {"executionArn": "EXECUTION", "reverseOrder": true, "maxResults": 1,
             "includeExecutionData": false}
            """);

    assertThat(answer.path("nextToken").isTextual()).isTrue();
    assertThat(answer.path("events"))
        .isEqualTo(
            json(
                """
                [{"type": "WaitStateEntered", "id": 2, "previousEventId": 0,
                  "timestamp": 1795420800.000, "stateEnteredEventDetails": {
                    "inputDetails": {"truncated": false}, "name": "W"}}]
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SendTaskSuccess | {'taskToken': 'x', 'output': '{}'} | InvalidToken
          SendTaskSuccess | {'taskToken': 'x', 'output': '{'} | InvalidOutput
          SendTaskSuccess | {'taskToken': 'x', 'output': ''} | InvalidOutput
          SendTaskSuccess | {'output': '{}'} | ValidationException
          SendTaskHeartbeat | {'taskToken': 'x'} | InvalidToken
          StartExecution | {'stateMachineArn': 'MACHINE', 'input': 'x'} | InvalidExecutionInput
          StartExecution | {'stateMachineArn': 'MACHINE', 'name': 'a b'} | InvalidName
          StartExecution | {'stateMachineArn': 7} | ValidationException
          ListStateMachines | {'maxResults': 1001} | ValidationException
          ListExecutions | {'stateMachineArn': 'MACHINE', 'statusFilter': 'X'} | ValidationException
          ListStateMachines | {'nextToken': '?'} | InvalidToken
          ListStateMachines | {'nextToken': 'OTk='} | InvalidToken
          GetExecutionHistory | {'executionArn': 'x', 'reverseOrder': 1} | InvalidArn
          CreateStateMachine | {'type': 'EXPRESS'} | ValidationException
          DescribeExecution | [] | SerializationException
          PublishStateMachineVersion | {} | UnknownOperationException
          """)
  void refusesAWrongCallByTheNameOfTheError(String operation, String request, String error) {
    create();

    assertThatExceptionOfType(StepFunctionsException.class)
        .isThrownBy(() -> api.answer(operation, json(request)))
        .satisfies(refused -> assertThat(refused.type()).isEqualTo(error))
        .withMessageMatching(".+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          StartExecution  | {'stateMachineArn': 'MACHINE', 'input': '"%s"'}
          SendTaskSuccess | {'taskToken': 'x', 'output': '"%s"'}
          """)
  void refusesDataOfMoreThan256KiB(String operation, String request) {
    create();

    assertThatExceptionOfType(StepFunctionsException.class)
        .isThrownBy(() -> api.answer(operation, json(request.formatted("x".repeat(262_143)))))
        .satisfies(refused -> assertThat(refused.type()).isEqualTo("ValidationException"))
        .withMessageContaining("262144");
  }

  private JsonNode create() {
    ObjectNode request =
        new ObjectMapper()
            .createObjectNode()
            .put("name", "lifecycle")
            .put("roleArn", "arn:aws:iam::0:role/r")
            .put("definition", DEFINITION);
    return call("CreateStateMachine", request.toString());
  }

  private JsonNode start(String name) {
    create();
    return call(
        "StartExecution",
        """
        {"stateMachineArn": "MACHINE", "name": "%s", "input": "{\\"a\\": 1}"}
        """
            .formatted(name));
  }

  private JsonNode call(String operation, String request) {
    return World.json(api.answer(operation, json(request)).toString());
  }

  private static String machine() {
    return "{'stateMachineArn': 'MACHINE'}";
  }

  private static String execution() {
    return "{'executionArn': 'EXECUTION'}";
  }

  private static List<String> names(JsonNode answer) {
    return answer.path("executions").findValuesAsText("name");
  }

  /** JSON in which MACHINE and EXECUTION stand for their ARNs. */
  private static JsonNode json(String text) {
    return World.json(text.replace("MACHINE", MACHINE).replace("EXECUTION", EXECUTION));
  }
}
