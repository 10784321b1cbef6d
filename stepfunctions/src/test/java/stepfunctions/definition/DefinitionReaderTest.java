package stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
  private static final String TASK =
      "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\"";

  @Test
  void readsAMachineWithEveryFieldItSupports() {
    Machine machine =
        DefinitionReader.read(
            """
            {"Comment": "c", "Version": "1.0", "QueryLanguage": "JSONata", "TimeoutSeconds": 60,
             "StartAt": "T", "States": {
              "T": {"Type": "Task", "Comment": "c", "QueryLanguage": "JSONata",
                "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem.waitForTaskToken",
                "Arguments": {"a": ["{% 1 %}"]}, "Output": "{% 2 %}", "Assign": {"v": 1},
                "TimeoutSeconds": "{% 3 %}", "Next": "C",
                "Retry": [{"ErrorEquals": ["A", "B"], "IntervalSeconds": 2, "MaxAttempts": 5,
                  "BackoffRate": 1.5, "MaxDelaySeconds": 9, "JitterStrategy": "FULL",
                  "Comment": "c"}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "F", "Output": 1,
                  "Assign": {"w": 1}, "Comment": "c"}]},
              "C": {"Type": "Choice", "Default": "P", "Output": 1, "Assign": {"x": 1},
                "Choices": [{"Condition": "{% true %}", "Next": "W", "Output": 1,
                  "Assign": {"y": 1}, "Comment": "c"}]},
              "W": {"Type": "Wait", "Seconds": 5, "Output": 1, "Assign": {"z": 1}, "Next": "U"},
              "U": {"Type": "Wait", "Timestamp": "2026-11-23T08:00:00.5Z", "Next": "P"},
              "P": {"Type": "Parallel", "Arguments": 1, "Output": 1, "Assign": {"p": 1},
                "Retry": [{"ErrorEquals": ["States.ALL"]}],
                "Catch": [{"ErrorEquals": ["E"], "Next": "F"}], "Next": "Q",
                "Branches": [{"Comment": "c", "StartAt": "S", "States": {
                  "S": {"Type": "Succeed", "Output": 1}}}]},
              "Q": {"Type": "Pass", "Output": 1, "Assign": {"q": 1}, "End": true},
              "F": {"Type": "Fail", "Error": "E", "Cause": "{% 'C' %}"}}}
            """);

    assertThat(machine.timeout()).contains(Duration.ofSeconds(60));
    assertThat(machine.graph().states().keySet())
        .containsExactly("T", "C", "W", "U", "P", "Q", "F");
    State.Task task = (State.Task) machine.graph().state("T");
    assertThat(task.resource())
        .isEqualTo(
            new Resource(
                "arn:aws:states:::aws-sdk:dynamodb:getItem", "aws-sdk:dynamodb", "getItem", true));
    assertThat(task.retriers())
        .containsExactly(
            new Retrier(
                List.of("A", "B"),
                Duration.ofSeconds(2),
                5,
                1.5,
                Optional.of(Duration.ofSeconds(9)),
                true));
  }

  @Test
  void aRetrierHasTheDefaultsOfAws() {
    State.Task task =
        (State.Task)
            machine("{%s, \"End\": true, \"Retry\": [{\"ErrorEquals\": [\"E\"]}]}".formatted(TASK))
                .graph()
                .state("S");

    assertThat(task.retriers())
        .containsExactly(
            new Retrier(List.of("E"), Duration.ofSeconds(1), 3, 2.0, Optional.empty(), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InputPath",
        "OutputPath",
        "ResultPath",
        "Parameters",
        "ResultSelector",
        "HeartbeatSeconds",
        "Credentials",
        "TimeoutSecondsPath",
        "Typo"
      })
  void refusesAFieldThatItDoesNotSupport(String field) {
    assertRefused(
        "{%s, \"End\": true, \"%s\": 1}".formatted(TASK, field),
        "state 'S', field '" + field + "': is not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"End": true} | field 'Type': is missing
          {"Type": "Map", "End": true} | field 'Type': is not supported: Map
          {"Type": 5} | field 'Type': must be a string
          {"Type": "Pass"} | field 'Next': a state needs either Next or End: true
          {"Type": "Pass", "End": false} | field 'Next': a state needs either Next or End: true
          {"Type": "Pass", "End": "yes"} | field 'End': must be true or false
          {"Type": "Pass", "Next": "S", "End": true} | field 'End': a state needs either
          {"Type": "Pass", "Next": "Gone"} | field 'Next': names no state in reach: 'Gone'
          {"Type": "Pass", "End": true, "Result": 1} | field 'Result': is not supported
          {"Type": "Pass", "End": true, "QueryLanguage": "JSONPath"} | must be JSONata
          {"Type": "Pass", "End": true, "Output": "{% 1 + %}"} | field 'Output': does not parse
          {"Type": "Pass", "End": true, "Output": ["{% 1"]} | must start with {% and end with %}
          {"Type": "Pass", "End": true, "Output": "{% $a ?? 1 %}"} | field 'Output': has an operator of JSONata 2.1: ??
          {"Type": "Pass", "End": true, "Output": "{% $a ?: 1 %}"} | field 'Output': has an operator of JSONata 2.1: ?:
          {"Type": "Pass", "End": true, "Output": "{% %}"} | field 'Output': is an empty expression
          {"Type": "Pass", "End": true, "Assign": 1} | field 'Assign': must be an object
          {"Type": "Pass", "End": true, "Assign": {"states": 1}} | field 'Assign/states': is no name
          {"Type": "Pass", "End": true, "Assign": {"a-b": 1}} | field 'Assign/a-b': is no name
          {"Type": "Pass", "End": true, "Assign": {"a": "{% ( %}"}} | field 'Assign/a': does not
          {"Type": "Succeed", "End": true} | field 'End': is not supported
          {"Type": "Fail", "Next": "S"} | field 'Next': is not supported
          {"Type": "Fail", "Error": 5} | field 'Error': must be a string, or a JSONata expression
          {"Type": "Wait", "End": true} | field 'Seconds': a Wait needs either Seconds or Timestamp
          {"Type": "Wait", "Seconds": -1, "End": true} | field 'Seconds': must be an integer from 0
          {"Type": "Wait", "Seconds": 1.5, "End": true} | field 'Seconds': must be an integer from 0
          {"Type": "Wait", "Seconds": [1], "End": true} | field 'Seconds': must be an integer from 0
          {"Type": "Wait", "SecondsPath": "$.a", "End": true} | field 'Seconds': a Wait needs either
          {"Type": "Wait", "Timestamp": "2026-11-23T08:00:00+01:00", "End": true} | that ends in Z
          {"Type": "Wait", "Timestamp": "noon Z", "End": true} | field 'Timestamp': must be an RFC
          {"Type": "Wait", "Timestamp": "2026-11-23T08:00:00Z", "Seconds": 1, "End": true} | either
          {"Type": "Choice"} | field 'Choices': is missing
          {"Type": "Choice", "Choices": []} | field 'Choices': must be a list of at least one item
          {"Type": "Choice", "Choices": [{"Condition": 1, "Next": "S"}]} | choice 1, field 'Condition'
          {"Type": "Choice", "Choices": [{"Condition": true}]} | choice 1, field 'Next': is missing
          {"Type": "Choice", "Choices": [{"Next": "S"}]} | choice 1, field 'Condition': is missing
          {"Type": "Choice", "Choices": [{"Variable": "$.a", "Condition": true, "Next": "S"}]} | 'Variable': is not supported
          {"Type": "Choice", "Choices": [{"Condition": true, "Next": "S"}], "Output": 1} | field 'Default': is missing
          {"Type": "Choice", "Choices": [{"Condition": true, "Next": "S"}], "End": true} | field 'End': is not supported
          {"Type": "Parallel", "Branches": [], "End": true} | field 'Branches': must be a list of at
          {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "A", "States": {}}]} | branch 1, field 'States'
          {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "B", "States": {"A": {"Type": "Succeed"}}}]} | branch 1, field 'StartAt': names no state
          {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}]} | another state has this name
          {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "S"}}}]} | state 'A', field 'Next': names no state in reach: 'S'
          {"Type": "Parallel", "End": true, "TimeoutSeconds": 5, "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}]} | field 'TimeoutSeconds': is not supported
          """)
  void refusesAWrongState(String state, String message) {
    assertRefused(state, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Retry": 1 | field 'Retry': must be a list
          "Retry": [{}] | retrier 1, field 'ErrorEquals': is missing
          "Retry": [{"ErrorEquals": []}] | retrier 1, field 'ErrorEquals': must be a list of at
          "Retry": [{"ErrorEquals": [1]}] | retrier 1, field 'ErrorEquals': must hold strings
          "Retry": [{"ErrorEquals": ["States.Oops"]}] | is not supported: States.Oops
          "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"]}] | is not supported
          "Retry": [{"ErrorEquals": ["States.ALL", "E"]}] | States.ALL must stand alone and last
          "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}] | retrier 1, field 'ErrorEquals': States.ALL must
          "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 0}] | 'IntervalSeconds': must be an integer from 1
          "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 3, "MaxDelaySeconds": 3}] | 'MaxDelaySeconds': must be more than IntervalSeconds
          "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": -1}] | 'MaxAttempts': must be an integer from 0
          "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.5}] | 'BackoffRate': must be a number of at least 1
          "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "SOME"}] | 'JitterStrategy': must be FULL or NONE
          "Retry": [{"ErrorEquals": ["E"], "Next": "S"}] | retrier 1, field 'Next': is not supported
          "Catch": [{"ErrorEquals": ["E"]}] | catcher 1, field 'Next': is missing
          "Catch": [{"ErrorEquals": ["E"], "Next": "Gone"}] | field 'Next': names no state in reach: 'Gone'
          "Catch": [{"ErrorEquals": ["E"], "Next": "S", "ResultPath": null}] | catcher 1, field 'ResultPath': is not
          "TimeoutSeconds": 0 | field 'TimeoutSeconds': must be an integer from 1 to 99999999
          "TimeoutSeconds": 100000000 | field 'TimeoutSeconds': must be an integer from 1 to 99999999
          """)
  void refusesWrongRulesForErrors(String field, String message) {
    assertRefused("{%s, \"End\": true, %s}".formatted(TASK, field), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:eu-central-1:000000000000:function:f",
        "arn:aws:states:eu-central-1:000000000000:activity:a",
        "arn:aws:states:::states:startExecution.sync",
        "arn:aws:states:::states:startExecution.sync:2",
        "arn:aws:states:::lambda"
      })
  void refusesAResourceThatIsNoServiceIntegration(String resource) {
    assertRefused(
        "{\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}".formatted(resource),
        "field 'Resource': is no supported service integration: " + resource);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { | is not valid JSON
          [] | state machine: must be an object
          {"StartAt": "S", "StartAt": "T"} | is not valid JSON: Duplicate field 'StartAt'
          {"StartAt": "S", "States": {}} | field 'QueryLanguage': is missing
          {"QueryLanguage": "JSONPath"} | field 'QueryLanguage': must be JSONata
          {"QueryLanguage": "JSONata", "States": {}} | field 'StartAt': is missing
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {}} | field 'States': must be
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"T": {"Type": "Succeed"}}} | field 'StartAt': names no state
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": 5}} | state 'S': must be an object
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "Extra": 1} | state machine, field 'Extra': is not supported
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}, "Version": "2.0"} | field 'Version': must be 1.0
          {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}, "T": {"Type": "Succeed"}}} | state 'T', field 'Name': no other state leads here
          """)
  void refusesAWrongMachine(String definition, String message) {
    assertThatThrownBy(() -> DefinitionReader.read(definition))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesToAssignAVariableOfTheScopeAroundABranch() {
    assertRefused(
        """
        {"Type": "Parallel", "End": true, "Assign": {"v": 1}, "Branches": [
          {"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"v": 2}, "End": true}}}]}
        """,
        "state 'A', field 'Assign/v': is a variable of the scope around the branch");
  }

  @Test
  void twoBranchesMayHaveVariablesOfTheSameName() {
    assertThatCode(
            () ->
                machine(
                    """
                    {"Type": "Parallel", "End": true, "Branches": [
                      {"StartAt": "A", "States": {
                        "A": {"Type": "Pass", "Assign": {"v": 1}, "End": true}}},
                      {"StartAt": "B", "States": {
                        "B": {"Type": "Pass", "Assign": {"v": 2}, "End": true}}}]}
                    """))
        .doesNotThrowAnyException();
  }

  private static Machine machine(String state) {
    return DefinitionReader.read(
        """
        {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": %s}}
        """
            .formatted(state));
  }

  private static void assertRefused(String state, String message) {
    assertThatThrownBy(() -> machine(state))
        .isInstanceOf(InvalidDefinition.class)
        .hasMessageContaining(message)
        .hasMessageContaining("state '");
  }
}
