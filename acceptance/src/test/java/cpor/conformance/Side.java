package cpor.conformance;

import static org.awaitility.Awaitility.await;

import cpor.local.aws.AwsClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** One of the two clouds that machines are run on, used through its API only. */
final class Side implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern CAUSE = Pattern.compile("\"Cause\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** What the key begins with under which a machine writes its token. */
  private static final String TOKEN = "TOKEN#";

  private static final String ROLE = "arn:aws:iam::000000000000:role/conformance";

  private final Map<String, String> names;
  private final SfnClient stepFunctions;
  private final DynamoDbClient dynamoDb;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  /**
   * @param names what stands for the placeholders of the definitions
   */
  Side(AwsClients clients, Map<String, String> names) {
    this.names = Map.copyOf(names);
    this.stepFunctions = clients.stepFunctions();
    this.dynamoDb = clients.dynamoDb();
    dynamoDb.putItem(
        request ->
            request
                .tableName(name("NotesTable"))
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS("CLAIM#1"),
                        "sk", AttributeValue.fromS("CLAIM"),
                        "stage", AttributeValue.fromS("SUBMITTED"),
                        "stageSequence", AttributeValue.fromN("7"),
                        "secret", AttributeValue.fromS("not for the machine"))));
  }

  /**
   * Creates a machine, runs it once to its end and deletes it. Executions and tokens outlive their
   * machine, so each run has a name of its own: a test that is repeated does not meet its first
   * run.
   */
  Trace run(String name, String definition) {
    String run = name + "-" + UUID.randomUUID();
    String machine;
    try {
      machine =
          stepFunctions
              .createStateMachine(
                  request -> request.name(run).roleArn(ROLE).definition(substituted(definition)))
              .stateMachineArn();
    } catch (InvalidDefinitionException refused) {
      return new Trace("REFUSED InvalidDefinition", List.of());
    }
    try {
      String execution =
          stepFunctions
              .startExecution(
                  request ->
                      request.stateMachineArn(machine).name(run).input("{\"claimId\": \"1\"}"))
              .executionArn();
      await(name)
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> hasEnded(execution, run, definition.contains(TOKEN)));
      DescribeExecutionResponse end =
          stepFunctions.describeExecution(request -> request.executionArn(execution));
      // LocalStack tells of a time-out before it records it
      List<HistoryEvent> events =
          await(name).atMost(LONGEST).until(() -> history(execution), Side::isWhole);
      return Trace.of(end, events, text -> neutral(text.replace(run, name), definition));
    } finally {
      stepFunctions.deleteStateMachine(request -> request.stateMachineArn(machine));
    }
  }

  /** Asks for the executions of a machine that has none. */
  void listExecutions(String status) {
    String machine =
        stepFunctions
            .createStateMachine(
                request ->
                    request
                        .name("listed")
                        .roleArn(ROLE)
                        .definition(
                            """
                            {"QueryLanguage": "JSONata", "StartAt": "S",
                             "States": {"S": {"Type": "Succeed"}}}
                            """))
            .stateMachineArn();
    try {
      var _ =
          stepFunctions.listExecutions(
              request -> request.stateMachineArn(machine).statusFilter(status));
    } finally {
      stepFunctions.deleteStateMachine(request -> request.stateMachineArn(machine));
    }
  }

  private List<HistoryEvent> history(String execution) {
    return stepFunctions
        .getExecutionHistoryPaginator(request -> request.executionArn(execution))
        .events()
        .stream()
        .toList();
  }

  private static boolean isWhole(List<HistoryEvent> events) {
    return events.size() > 1 && events.getLast().typeAsString().startsWith("Execution");
  }

  /** LocalStack may have no history yet of what it has started. */
  private static boolean isWaiting(List<HistoryEvent> events) {
    return !events.isEmpty() && events.getLast().type() == HistoryEventType.WAIT_STATE_ENTERED;
  }

  private boolean hasEnded(String execution, String run, boolean writesToken) {
    if (writesToken) {
      answerToken(run);
    }
    if (run.startsWith("stopped-") && isWaiting(history(execution))) {
      var _ = stepFunctions.stopExecution(request -> request.executionArn(execution));
    }
    return stepFunctions.describeExecution(request -> request.executionArn(execution)).status()
        != ExecutionStatus.RUNNING;
  }

  /** Does with an execution's token what the machine has written beside it. */
  private void answerToken(String run) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(name("NotesTable"))
                        .consistentRead(true)
                        .key(
                            Map.of(
                                "pk", AttributeValue.fromS(TOKEN + run),
                                "sk", AttributeValue.fromS("TOKEN"))))
            .item();
    if (item.isEmpty() || !answered.add(run)) {
      return;
    }
    String token = text(item, "token");
    switch (text(item, "answer")) {
      case "success" ->
          stepFunctions.sendTaskSuccess(
              request -> request.taskToken(token).output("{\"rung\": true}"));
      case "failure" ->
          stepFunctions.sendTaskFailure(
              request -> request.taskToken(token).error("Refused").cause("as asked"));
      default -> {
        // nobody answers
      }
    }
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(item.get(attribute), attribute).s();
  }

  private String substituted(String definition) {
    return PLACEHOLDER
        .matcher(definition)
        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1))));
  }

  private String name(String placeholder) {
    String name = names.get(placeholder);
    if (name == null) {
      throw new IllegalArgumentException("nothing is called " + placeholder);
    }
    return name;
  }

  /**
   * The text with placeholders in place of what only this side has. Tokens are hidden, and so are
   * causes that the machine does not state: they are the services' own words.
   */
  private String neutral(String text, String definition) {
    String neutral = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      neutral = neutral.replace(name.getValue(), "${" + name.getKey() + "}");
    }
    return neutral
        .replaceAll("(\"token\":\\{\"S\":\")[^\"]+", "$1TOKEN")
        .transform(told -> withoutForeignCauses(told, definition))
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME");
  }

  private static String withoutForeignCauses(String text, String definition) {
    return CAUSE
        .matcher(text)
        .replaceAll(
            cause ->
                cause.group(1).isEmpty() || definition.contains(cause.group(1))
                    ? Matcher.quoteReplacement(cause.group())
                    : "\"Cause\":\"…\"");
  }

  @Override
  public void close() {
    stepFunctions.close();
    dynamoDb.close();
  }
}
