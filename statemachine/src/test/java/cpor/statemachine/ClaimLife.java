package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.handler.ApplyDeadline;
import cpor.handler.ApplyDeadline$RequestJsonAdapter;
import cpor.handler.AskCustomer;
import cpor.handler.AskCustomer$AnswerJsonAdapter;
import cpor.handler.AskCustomer$RequestJsonAdapter;
import cpor.handler.SendNotice;
import cpor.handler.SendNotice$RequestJsonAdapter;
import cpor.notice.NoticeDispatch;
import cpor.notice.NoticeDispatch$ReportJsonAdapter;
import cpor.table.workflow.Doorbell;
import cpor.workflow.StageDeadlines;
import cpor.workflow.StageDeadlines$AnswerJsonAdapter;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import stepfunctions.Resources;
import stepfunctions.StepFunctions;
import stepfunctions.StepFunctionsException;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.StateMachine;

/**
 * One claim, its executions on Step Functions, and everything that these call. The clock stands
 * until a test moves it, and all happens on the test's thread.
 */
final class ClaimLife implements Resources {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Jsonb HANDLERS =
      Jsonb.builder()
          .add(ApplyDeadline.Request.class, ApplyDeadline$RequestJsonAdapter::new)
          .add(StageDeadlines.Answer.class, StageDeadlines$AnswerJsonAdapter::new)
          .add(AskCustomer.Request.class, AskCustomer$RequestJsonAdapter::new)
          .add(AskCustomer.Answer.class, AskCustomer$AnswerJsonAdapter::new)
          .add(SendNotice.Request.class, SendNotice$RequestJsonAdapter::new)
          .add(NoticeDispatch.Report.class, NoticeDispatch$ReportJsonAdapter::new)
          .build();

  /** What the answer to a used token may be: all mean that it was rung already. */
  private static final Set<String> RUNG =
      Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final StoredClaim claim = new StoredClaim(clock);
  private final FakeTable table = new FakeTable(claim);
  private final FakeService reads = new FakeService(clock, table::getItem);
  private final FakeService doorbells = new FakeService(clock, table::transactWriteItems);
  private final FakeService bus =
      new FakeService(clock, _ -> JsonNodeFactory.instance.objectNode().put("FailedEntryCount", 0));
  private final FakeService applyDeadline =
      function(ApplyDeadline.Request.class, StageDeadlines.Answer.class, claim::applyDeadline);
  private final FakeService askCustomer =
      function(AskCustomer.Request.class, AskCustomer.Answer.class, claim::openWindow);
  private final FakeService sendNotice =
      function(SendNotice.Request.class, NoticeDispatch.Report.class, _ -> claim.sendNotices());
  private final StepFunctions stepFunctions =
      new StepFunctions(clock, new InFlight(), this, Runnable::run, new Random(1), _ -> {});
  private final StateMachine machine =
      stepFunctions.createStateMachine("claim-lifecycle", "role", Definition.deployed());

  /** A function that reads and writes JSON as the real one does. */
  private <Q, A> FakeService function(Class<Q> request, Class<A> answer, Function<Q, A> work) {
    JsonType<Q> requests = HANDLERS.type(request);
    JsonType<A> answers = HANDLERS.type(answer);
    return new FakeService(
        clock,
        payload -> {
          ObjectNode result = JSON.createObjectNode();
          result.put("ExecutedVersion", "7").put("StatusCode", 200);
          A answered = work.apply(requests.fromJson(payload.toString()));
          return result.set("Payload", json(answers.toJson(answered)));
        });
  }

  StoredClaim claim() {
    return claim;
  }

  FakeTable table() {
    return table;
  }

  FakeService reads() {
    return reads;
  }

  FakeService doorbells() {
    return doorbells;
  }

  FakeService bus() {
    return bus;
  }

  FakeService applyDeadline() {
    return applyDeadline;
  }

  FakeService askCustomer() {
    return askCustomer;
  }

  FakeService sendNotice() {
    return sendNotice;
  }

  /** Starts the execution of the claim's present lifecycle, as the stream does. */
  Execution start() {
    int lifecycle = claim.lifecycle();
    ObjectNode input = JSON.createObjectNode();
    input.put("claimId", StoredClaim.ID).put("lifecycle", lifecycle);
    return stepFunctions.startExecution(
        machine.arn(), lifecycle == 1 ? StoredClaim.ID : StoredClaim.ID + "-r" + lifecycle, input);
  }

  /** The execution that was started last. */
  Execution execution() {
    return stepFunctions.executions().getLast();
  }

  /** Submits the claim. */
  Execution submitted() {
    claim.submit();
    return start();
  }

  /** Has the claim under review. */
  Execution underReview() {
    Execution execution = submitted();
    happens(claim::startReview);
    return execution;
  }

  /** Nobody began the review, nor decided, in time. */
  Execution overdue() {
    Execution execution = submitted();
    passes(StoredClaim.DECISION);
    return execution;
  }

  /** Has the customer asked. */
  Execution approved() {
    Execution execution = underReview();
    happens(claim::approve);
    return execution;
  }

  /** Something moves the claim, and the stream tells of it. */
  void happens(Runnable move) {
    move.run();
    ring();
  }

  /** Rings as the stream does when it has seen the claim's last event. */
  void ring() {
    table
        .doorbell()
        .filter(doorbell -> claim.stageSequence() > doorbell.stageSequence())
        .ifPresent(this::ring);
  }

  /** Rings where a doorbell hung once. */
  void ring(Doorbell doorbell) {
    try {
      stepFunctions.sendTaskSuccess(doorbell.token(), JSON.createObjectNode());
    } catch (StepFunctionsException rungBefore) {
      assertThat(rungBefore.type()).isIn(RUNG);
    }
  }

  Instant now() {
    return clock.instant();
  }

  void passes(Duration time) {
    clock.advance(time, Quiescence.IMMEDIATE);
  }

  void comes(Instant time) {
    clock.advanceTo(time, Quiescence.IMMEDIATE);
  }

  /** The stages that an execution went through, and what else lies between two readings. */
  static List<String> path(Execution execution) {
    Set<String> stages = execution.stateMachine().machine().graph().states().keySet();
    return execution.statesEntered().stream()
        .filter(state -> stages.contains(state))
        .filter(state -> !state.equals("ReadClaim") && !state.equals("ByStage"))
        .toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    return switch (resource) {
      case "arn:aws:states:::aws-sdk:dynamodb:getItem" -> reads.call(arguments);
      case "arn:aws:states:::aws-sdk:dynamodb:transactWriteItems" -> doorbells.call(arguments);
      case "arn:aws:states:::events:putEvents" -> bus.call(arguments);
      case "arn:aws:states:::lambda:invoke" ->
          function(arguments.path("FunctionName").asText()).call(arguments.path("Payload"));
      default -> throw new IllegalArgumentException(resource);
    };
  }

  private FakeService function(String name) {
    return switch (name) {
      case "ApplyDeadlineFunctionArn" -> applyDeadline;
      case "AskCustomerFunctionArn" -> askCustomer;
      case "SendNoticeFunctionArn" -> sendNotice;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
