package cpor.acceptance.world;

import cpor.local.aws.AwsClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What the deployed workflow does for claims, as the table and Step Functions show it. */
final class ClaimsAtWork implements AutoCloseable {
  /** More than a stage has before it comes to rest. */
  private static final int MANY_EVENTS = 60;

  private static final Set<String> FINAL = Set.of("ASSOCIATED", "CLOSED");
  private static final Set<HistoryEventType> ENDS_OF_CALLS =
      Set.of(
          HistoryEventType.TASK_SUCCEEDED,
          HistoryEventType.TASK_FAILED,
          HistoryEventType.TASK_TIMED_OUT);

  private final DynamoDbClient dynamoDb;
  private final SfnClient stepFunctions;
  private final String table;
  private final String stateMachine;

  ClaimsAtWork(AwsClients clients, String table, String stateMachine) {
    this.dynamoDb = clients.dynamoDb();
    this.stepFunctions = clients.stepFunctions();
    this.table = table;
    this.stateMachine = stateMachine;
  }

  /**
   * Whether nothing happens to a claim before its next deadline, or before somebody does something:
   * its execution has seen where the claim is, hung up its doorbell there, and calls nothing.
   */
  boolean isAtRest(String claimId) {
    Map<String, Map<String, AttributeValue>> items = items(claimId);
    Map<String, AttributeValue> claim = items.getOrDefault("CLAIM", Map.of());
    int lifecycle =
        Optional.ofNullable(claim.get("lifecycle"))
            .map(number -> Integer.parseInt(number.n()))
            .orElse(0);
    if (lifecycle == 0) {
      return true;
    }
    if (FINAL.contains(text(claim, "stage"))) {
      return execution(claimId, lifecycle).stream().anyMatch(execution -> !isRunning(execution));
    }
    Map<String, AttributeValue> doorbell = items.getOrDefault("DOORBELL", Map.of());
    return !isDue(claim)
        && Stream.of("stageSequence", "lifecycle")
            .allMatch(number -> Objects.equals(claim.get(number), doorbell.get(number)))
        && waits(claimId, lifecycle);
  }

  private static boolean isRunning(DescribeExecutionResponse execution) {
    return execution.status() == ExecutionStatus.RUNNING;
  }

  private static boolean isDue(Map<String, AttributeValue> claim) {
    String wakeAt = text(claim, "wakeAt");
    return !wakeAt.isEmpty() && !Instant.parse(wakeAt).isAfter(Instant.now());
  }

  /** It has not ended, and in the stage that was entered last every call of a function has. */
  private boolean waits(String claimId, int lifecycle) {
    List<HistoryEvent> sinceEntered =
        latestEvents(name(claimId, lifecycle)).stream()
            .takeWhile(event -> !isEntryOf("ByStage", event))
            .toList();
    List<HistoryEvent> calls = sinceEntered.stream().filter(ClaimsAtWork::isOfFunction).toList();
    long begun =
        calls.stream().filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED).count();
    long ended = calls.stream().filter(event -> ENDS_OF_CALLS.contains(event.type())).count();
    return begun <= ended
        && !sinceEntered.isEmpty()
        && !sinceEntered.getFirst().typeAsString().startsWith("Execution");
  }

  /** Those of an execution, the newest first; none if it was not started. */
  private List<HistoryEvent> latestEvents(String execution) {
    try {
      return stepFunctions
          .getExecutionHistory(
              request ->
                  request.executionArn(arn(execution)).reverseOrder(true).maxResults(MANY_EVENTS))
          .events();
    } catch (ExecutionDoesNotExistException notStarted) {
      return List.of();
    }
  }

  private static boolean isEntryOf(String state, HistoryEvent event) {
    return event.stateEnteredEventDetails() != null
        && event.stateEnteredEventDetails().name().equals(state);
  }

  private static boolean isOfFunction(HistoryEvent event) {
    return data(event).anyMatch("lambda"::equals);
  }

  /** All that an event's details say; its own text hides the execution's data. */
  private static Stream<Object> data(HistoryEvent event) {
    return event.sdkFields().stream()
        .map(field -> field.getValueOrDefault(event))
        .filter(SdkPojo.class::isInstance)
        .map(SdkPojo.class::cast)
        .flatMap(
            details ->
                details.sdkFields().stream().<Object>map(field -> field.getValueOrDefault(details)))
        .filter(Objects::nonNull);
  }

  /** A claim's executions, oldest first. */
  List<Execution> executions(String claimId) {
    return IntStream.iterate(1, lifecycle -> lifecycle + 1)
        .mapToObj(lifecycle -> execution(claimId, lifecycle))
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .map(this::seen)
        .toList();
  }

  void stop(Execution execution) {
    stepFunctions.stopExecution(request -> request.executionArn(arn(execution.name())));
  }

  private Execution seen(DescribeExecutionResponse execution) {
    List<HistoryEvent> events = history(execution.executionArn());
    return new Execution(
        execution.name(),
        execution.statusAsString(),
        events.stream()
            .filter(event -> event.stateEnteredEventDetails() != null)
            .map(event -> event.stateEnteredEventDetails().name())
            .toList(),
        Stream.concat(
                Stream.of(
                    execution.input(), execution.output(), execution.error(), execution.cause()),
                events.stream().flatMap(ClaimsAtWork::data))
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("\n")));
  }

  private List<HistoryEvent> history(String execution) {
    return stepFunctions
        .getExecutionHistoryPaginator(request -> request.executionArn(execution).maxResults(1000))
        .events()
        .stream()
        .toList();
  }

  private Optional<DescribeExecutionResponse> execution(String claimId, int lifecycle) {
    String arn = arn(name(claimId, lifecycle));
    try {
      return Optional.of(stepFunctions.describeExecution(request -> request.executionArn(arn)));
    } catch (ExecutionDoesNotExistException notStarted) {
      return Optional.empty();
    }
  }

  private static String name(String claimId, int lifecycle) {
    return lifecycle == 1 ? claimId : claimId + "-r" + lifecycle;
  }

  private String arn(String execution) {
    return stateMachine.replace(":stateMachine:", ":execution:") + ":" + execution;
  }

  /** A claim and its doorbell, by their sort keys, as far as there are any. */
  private Map<String, Map<String, AttributeValue>> items(String claimId) {
    AttributeValue partition = AttributeValue.fromS("CLAIM#" + claimId);
    KeysAndAttributes both =
        KeysAndAttributes.builder()
            .consistentRead(true)
            .keys(
                List.of(
                    Map.of("pk", partition, "sk", AttributeValue.fromS("CLAIM")),
                    Map.of("pk", partition, "sk", AttributeValue.fromS("DOORBELL"))))
            .build();
    return dynamoDb
        .batchGetItem(request -> request.requestItems(Map.of(table, both)))
        .responses()
        .getOrDefault(table, List.of())
        .stream()
        .collect(Collectors.toMap(item -> text(item, "sk"), item -> item));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s).orElse("");
  }

  @Override
  public void close() {
    dynamoDb.close();
    stepFunctions.close();
  }
}
