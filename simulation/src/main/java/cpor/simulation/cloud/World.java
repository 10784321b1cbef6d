package cpor.simulation.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.template.FunctionResource;
import cpor.local.template.StreamMapping;
import cpor.simulation.schedule.Scheduler;
import dynamodb.ItemChange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stepfunctions.StepFunctions;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

/** All services of one life, and the wires between them. */
public final class World {

  /** So that the clocks of two functions are at most two seconds apart. */
  private static final int CLOCK_IS_OFF_BY_MILLIS = 1_000;

  private static final Duration WORKFLOW_WAITS = Duration.ofMinutes(5);

  private final long seed;
  private final Scheduler scheduler;
  private final Chronicle chronicle;
  private final Storm storm;
  private final Witness witness;
  private final Calls calls;
  private final ClaimsTable table;
  private final StepFunctions stepFunctions;
  private final Mails mails;
  private final Queues queues;
  private final EventStream stream;
  private final Repairs repairs;
  private final Random secrets;
  private final Random invocations;
  private final Set<String> unheard = new HashSet<>();
  private final Map<String, Integer> invoked = new HashMap<>();
  private Deployed deployed;
  private Instant pausedAt = Instant.EPOCH;
  private Instant pausedUntil = Instant.EPOCH;

  /**
   * A world in which nothing has happened.
   *
   * @param spared the faults that do not strike, by their order
   * @param complete whether the chronicle keeps each call
   */
  public World(
      long seed,
      Instant start,
      Deployed deployed,
      Set<Integer> spared,
      boolean complete,
      Witness witness) {
    this.seed = seed;
    this.deployed = deployed;
    this.witness = witness;
    VirtualClock clock = VirtualClock.standingAt(start);
    scheduler = new Scheduler(clock, random("order"));
    chronicle = new Chronicle(scheduler, complete);
    storm = new Storm(random("storm"), spared);
    calls = new Calls(this, random("calls"));
    table = new ClaimsTable(deployed.table(), this::written);
    queues = new Queues(this, deployed.template(), random("queues"));
    stepFunctions =
        new StepFunctions(
            clock, new InFlight(), new Tasks(this), Runnable::run, random("workflow"), this::ended);
    stepFunctions.addStateMachine(deployed.stateMachine());
    mails = new Mails(this, random("mails"), deployed.mailConfigurationSet(), witness::taken);
    StreamMapping mapping = deployed.template().streamMappings().getFirst();
    stream = new EventStream(this, mapping, random("stream"));
    repairs = new Repairs(this, random("repairs"));
    secrets = random("secrets");
    invocations = random("invocations");
  }

  /** A source of randomness for one purpose, so that one does not disturb another. */
  public Random random(String purpose) {
    return new Random(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Chronicle chronicle() {
    return chronicle;
  }

  public Storm storm() {
    return storm;
  }

  public ClaimsTable table() {
    return table;
  }

  public StepFunctions stepFunctions() {
    return stepFunctions;
  }

  public Mails mails() {
    return mails;
  }

  Calls calls() {
    return calls;
  }

  Queues queues() {
    return queues;
  }

  Random secrets() {
    return secrets;
  }

  public Instant now() {
    return scheduler.now();
  }

  /**
   * The functions and the state machine are replaced; what is under way goes on with the functions
   * that it called, and with the definition that it began with.
   */
  public void deploy(Deployed next) {
    deployed = next;
    stepFunctions.addStateMachine(next.stateMachine());
    chronicle.tell("a new version is deployed");
  }

  /** Calls a function as a service does that may call it twice, or late. */
  public void invoke(String functionId, String payload, Consumer<Invocation.Outcome> then) {
    if (storm.brings(Trouble.INVOKED_TWICE)) {
      chronicle.tellFault(functionId + " " + Trouble.INVOKED_TWICE.sentence());
      Duration later =
          Duration.ofMillis((long) invocations.nextInt(3) * invocations.nextInt(20_000));
      var _ = scheduler.after(later, () -> begin(functionId, payload, _ -> {}));
    }
    if (storm.brings(Trouble.INVOKED_LATE)) {
      Duration delay = Duration.ofSeconds(invocations.nextInt(4 * 60 * 60));
      chronicle.tellFault(functionId + " " + Trouble.INVOKED_LATE.sentence() + " by " + delay);
      var _ = scheduler.after(delay, () -> begin(functionId, payload, then));
    } else {
      begin(functionId, payload, then);
    }
  }

  /** Calls a function as a client of the HTTP API does: once. */
  public void request(String functionId, String payload, Consumer<Invocation.Outcome> then) {
    begin(functionId, payload, then);
  }

  private void begin(String functionId, String payload, Consumer<Invocation.Outcome> then) {
    FunctionResource function = deployed.function(functionId);
    RequestStreamHandler handler = deployed.handler(functionId);
    String name = named(functionId);
    Invocation invocation =
        new Invocation(
            this,
            name,
            true,
            offset(),
            function.timeout(),
            outcome ->
                then.accept(isHeard(outcome, name) ? outcome : new Invocation.Outcome.Gone()));
    invocation.begin(
        () -> {
          ByteArrayOutputStream answer = new ByteArrayOutputStream();
          handler.handleRequest(
              new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
              answer,
              invocation);
          return answer.toString(StandardCharsets.UTF_8);
        });
  }

  private boolean isHeard(Invocation.Outcome outcome, String name) {
    boolean lost =
        outcome instanceof Invocation.Outcome.Answered && storm.brings(Trouble.ANSWER_LOST);
    if (lost) {
      chronicle.tellFault(name + " " + Trouble.ANSWER_LOST.sentence());
    }
    return !lost;
  }

  /**
   * Some milliseconds pass at least before it takes effect, so no two states of an execution that
   * such a call lies between are entered in the same one.
   */
  void callByWorkflow(Callable<String> work, Consumer<Invocation.Outcome> then) {
    Duration soon = Duration.ofMillis(1 + invocations.nextInt(20));
    var _ =
        scheduler.after(
            soon,
            () ->
                new Invocation(this, named("workflow"), false, Duration.ZERO, WORKFLOW_WAITS, then)
                    .begin(work));
  }

  private String named(String what) {
    return what.replace("Function", "") + "-" + invoked.merge(what, 1, Integer::sum);
  }

  private Duration offset() {
    return Duration.ofMillis(
        storm.isOver()
            ? 0
            : invocations.nextInt(2 * CLOCK_IS_OFF_BY_MILLIS) - CLOCK_IS_OFF_BY_MILLIS);
  }

  FunctionResource functionNamed(String nameOrArn) {
    return deployed.template().functions().stream()
        .filter(function -> function.isNamedBy(nameOrArn))
        .findFirst()
        .orElseThrow();
  }

  private void written(List<ItemChange> changes) {
    changes.forEach(stream::changed);
    for (ItemChange change : changes) {
      switch (ClaimsTable.sort(change)) {
        case "CLAIM" -> {
          AttributeValue wakeAt = change.after().get("wakeAt");
          repairs.changed();
          repairs.wakes(wakeAt == null ? null : Instant.parse(wakeAt.s()));
        }
        case "DOORBELL" -> repairs.changed();
        case String _ -> {}
      }
    }
    witness.written(changes);
  }

  private void ended(JsonNode event) {
    chronicle.tell(
        "execution "
            + event.at("/detail/name").asText()
            + " ends: "
            + event.at("/detail/status").asText());
    repairs.changed();
    if (storm.brings(Trouble.EXECUTION_EVENT_LOST)) {
      chronicle.tellFault(Trouble.EXECUTION_EVENT_LOST.sentence());
      unheard.add(event.at("/detail/name").asText());
    } else {
      queues.route(event);
    }
  }

  /** Whether an execution fails now, whatever it has been made for. */
  boolean failsExecution() {
    boolean fails = storm.brings(Trouble.EXECUTION_FAILED) && invocations.nextInt(20) == 0;
    if (fails) {
      chronicle.tellFault(Trouble.EXECUTION_FAILED.sentence());
    }
    return fails;
  }

  /** Whether nobody was told that an execution ended. */
  public boolean endedUnheard(String execution) {
    return unheard.contains(execution);
  }

  void announced(JsonNode event) {
    chronicle.tell("other systems are told " + event.path("DetailType").asText());
    witness.announced(event);
  }

  /** The bus was told of an event of a history. */
  void told(String detail) {
    witness.told(Attributes.json(detail));
  }

  /** Whether the stream has lost an event of a history, which nobody hears of then. */
  public boolean isLost(int sequence) {
    return stream.hasLost("EVENT#%06d".formatted(sequence));
  }

  /** An operator writes the time before which no window may end, as the runbook says. */
  public void pauseWindows(Instant until) {
    chronicle.tellFault("an operator pauses the windows until " + until);
    table.put(
        Map.of(
            "pk", AttributeValue.fromS("PAUSE"),
            "sk", AttributeValue.fromS("CONSENT_WINDOWS"),
            "schemaVersion", AttributeValue.fromN("1"),
            "until", AttributeValue.fromS(until.toString())));
    pausedAt = now();
    pausedUntil = until;
    repairs.isLateAfter(until);
  }

  /** When the windows were last paused. */
  public Instant pausedAt() {
    return pausedAt;
  }

  /** Until when they are, or were. */
  public Instant pausedUntil() {
    return pausedUntil;
  }

  void reported(Mail mail, Mails.Report report) {
    witness.reported(mail, report);
  }

  void logged(String line) {
    witness.logged(line);
  }
}
