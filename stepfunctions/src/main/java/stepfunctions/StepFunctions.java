package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;
import stepfunctions.definition.DefinitionReader;
import stepfunctions.definition.InvalidDefinition;
import stepfunctions.definition.Machine;
import stepfunctions.history.Arns;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;
import stepfunctions.history.Failure;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.StateMachine;

/**
 * Step Functions: state machines and their executions, with AWS's rules for names and tokens.
 * Thread safe. Refused calls are {@link StepFunctionsException}s.
 */
public final class StepFunctions {
  /**
   * What a name may not contain: white space, brackets, wildcards, special and control characters.
   */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  /** Some 700 lives of a claim; an event takes half a kilobyte. */
  private static final int MOST_EVENTS_OF_ENDED_EXECUTIONS = 50_000;

  private final Engine engine;
  private final Map<String, StateMachine> stateMachines = new LinkedHashMap<>();
  private final Executions executions = new Executions(MOST_EVENTS_OF_ENDED_EXECUTIONS);

  /**
   * Step Functions without any state machine yet.
   *
   * @param clock moves Wait states, time-outs and retries
   * @param inFlight counts running tasks and queued continuations; quiet when it says so, and
   *     nothing but time or an answer to a token sets anything going
   * @param executor runs the calls; one that runs them at once makes everything deterministic
   * @param random for jitter, tokens and JSONata's {@code $random} and {@code $uuid}
   * @param defaultBus is told of the end of each execution; it must not throw
   */
  public StepFunctions(
      VirtualClock clock,
      InFlight inFlight,
      Resources resources,
      Executor executor,
      RandomGenerator random,
      Consumer<JsonNode> defaultBus) {
    this.engine = new Engine(clock, inFlight, resources, executor, random, defaultBus);
  }

  /** Has a listener hear of all that happens in executions, as it happens. It must not throw. */
  public void onEvent(BiConsumer<Execution, HistoryEvent> listener) {
    engine.listeners().add(listener);
  }

  /**
   * Creates a state machine; the same again changes nothing.
   *
   * @throws StepFunctionsException InvalidName, InvalidDefinition or StateMachineAlreadyExists
   */
  public StateMachine createStateMachine(String name, String roleArn, String definition) {
    checkName(name);
    StateMachine created =
        new StateMachine(
            Arns.stateMachine(name),
            name,
            roleArn,
            definition,
            machine(definition),
            engine.clock().instant());
    synchronized (stateMachines) {
      StateMachine existing = stateMachines.putIfAbsent(created.arn(), created);
      if (existing == null) {
        return created;
      }
      if (existing.definition().equals(definition) && existing.roleArn().equals(roleArn)) {
        return existing;
      }
      throw new StepFunctionsException(
          "StateMachineAlreadyExists", "State Machine Already Exists: '" + created.arn() + "'");
    }
  }

  /** Adds a state machine that was made before, so that its definition is read once only. */
  public void addStateMachine(StateMachine made) {
    synchronized (stateMachines) {
      stateMachines.put(made.arn(), made);
    }
  }

  /** Forgets a state machine, if there is one. Its executions go on to their end. */
  public void deleteStateMachine(String arn) {
    checkArn(Arns.isStateMachine(arn), arn);
    synchronized (stateMachines) {
      stateMachines.remove(arn);
    }
  }

  /** In the order they were created. */
  public List<StateMachine> stateMachines() {
    synchronized (stateMachines) {
      return List.copyOf(stateMachines.values());
    }
  }

  /**
   * A state machine that has not been deleted.
   *
   * @throws StepFunctionsException InvalidArn or StateMachineDoesNotExist
   */
  public StateMachine stateMachine(String arn) {
    checkArn(Arns.isStateMachine(arn), arn);
    synchronized (stateMachines) {
      return Optional.ofNullable(stateMachines.get(arn))
          .orElseThrow(
              () ->
                  new StepFunctionsException(
                      "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    }
  }

  /**
   * Starts an execution. A name is taken for as long as its execution is known; only the repetition
   * of a start whose execution still runs, with the same input, answers with that execution.
   *
   * @throws StepFunctionsException InvalidName, StateMachineDoesNotExist or ExecutionAlreadyExists
   */
  public Execution startExecution(String stateMachineArn, String name, JsonNode input) {
    checkName(name);
    StateMachine stateMachine = stateMachine(stateMachineArn);
    Run run = new Run(engine, stateMachine, name, input, executions::ended);
    Optional<Execution> existing = executions.addUnlessKnown(run);
    if (existing.isPresent()) {
      return repeated(existing.get(), input);
    }
    engine.loop().post(run::start);
    return run.execution();
  }

  /**
   * An execution, running or ended.
   *
   * @throws StepFunctionsException InvalidArn or ExecutionDoesNotExist
   */
  public Execution execution(String arn) {
    return run(arn).execution();
  }

  /** All that run and the latest that ended, in the order they were started. */
  public List<Execution> executions() {
    return executions.all();
  }

  /** Those that have not ended, in no order. */
  public List<Execution> runningExecutions() {
    return executions.running();
  }

  /** How many executions that ended were forgotten to make room for later ones. */
  public long forgottenExecutions() {
    return executions.forgotten();
  }

  /**
   * Stops an execution, with all that it waits for. Does nothing to one that has ended.
   *
   * @throws StepFunctionsException InvalidArn or ExecutionDoesNotExist
   */
  public void stopExecution(String arn, @Nullable String error, @Nullable String cause) {
    Run run = run(arn);
    engine.loop().postAndWait(() -> run.abort(new Failure(error, cause)));
  }

  /**
   * Sets an execution going again that failed, timed out or was stopped, in the states where it
   * ended; branches that had succeeded are not repeated.
   *
   * @throws StepFunctionsException InvalidArn, ExecutionDoesNotExist or ExecutionNotRedrivable
   */
  public void redriveExecution(String arn) {
    Run run = run(arn);
    AtomicBoolean redriven = new AtomicBoolean();
    engine
        .loop()
        .postAndWait(
            () -> {
              if (run.execution().isRedrivable()) {
                executions.goesOn(run);
                redriven.set(run.redrive());
              }
            });
    if (!redriven.get()) {
      throw new StepFunctionsException(
          "ExecutionNotRedrivable",
          "Execution is %s and cannot be redriven".formatted(run.execution().status()));
    }
  }

  /** The time by which everything happens here. */
  public Instant now() {
    return engine.clock().instant();
  }

  /** What is wrong with a definition; empty if a state machine could be made of it. */
  public Optional<String> fault(String definition) {
    try {
      Machine _ = machine(definition);
      return Optional.empty();
    } catch (StepFunctionsException invalid) {
      return Optional.of(String.valueOf(invalid.getMessage()));
    }
  }

  /**
   * Completes the Task that waits for the token.
   *
   * @throws StepFunctionsException InvalidToken, TaskDoesNotExist or TaskTimedOut
   */
  public void sendTaskSuccess(String token, JsonNode output) {
    engine.tokens().answer(token, new TaskTokens.Answer.Success(output));
  }

  /**
   * Fails the Task that waits for the token.
   *
   * @throws StepFunctionsException InvalidToken, TaskDoesNotExist or TaskTimedOut
   */
  public void sendTaskFailure(String token, @Nullable String error, @Nullable String cause) {
    engine.tokens().answer(token, new TaskTokens.Answer.Refusal(new Failure(error, cause)));
  }

  /**
   * Checks that a Task waits for the token; no Task here has a heartbeat to keep up.
   *
   * @throws StepFunctionsException InvalidToken, TaskDoesNotExist or TaskTimedOut
   */
  public void sendTaskHeartbeat(String token) {
    engine.tokens().heartbeat(token);
  }

  private Run run(String arn) {
    checkArn(Arns.isExecution(arn), arn);
    return executions
        .find(arn)
        .orElseThrow(
            () ->
                new StepFunctionsException(
                    "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
  }

  private static Execution repeated(Execution existing, JsonNode input) {
    if (existing.status() == ExecutionStatus.RUNNING && existing.input().equals(input)) {
      return existing;
    }
    throw new StepFunctionsException(
        "ExecutionAlreadyExists", "Execution Already Exists: '" + existing.arn() + "'");
  }

  private Machine machine(String definition) {
    Machine machine;
    try {
      machine = DefinitionReader.read(definition);
    } catch (InvalidDefinition invalid) {
      throw invalidDefinition(String.valueOf(invalid.getMessage()));
    }
    machine
        .graph()
        .tasks()
        .filter(task -> !engine.resources().offers(task.resource().arn()))
        .findFirst()
        .ifPresent(
            task -> {
              throw invalidDefinition(
                  "state '%s', field 'Resource': is not offered here: %s"
                      .formatted(task.name(), task.resource().arn()));
            });
    return machine;
  }

  private static StepFunctionsException invalidDefinition(String why) {
    return new StepFunctionsException(
        "InvalidDefinition", "Invalid State Machine Definition: '" + why + "'");
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new StepFunctionsException("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  private static void checkArn(boolean valid, String arn) {
    if (!valid) {
      throw new StepFunctionsException("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
  }
}
