package cpor.simulation.cloud;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import cpor.simulation.schedule.Strand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** One call of a function, or of a service by the workflow, from its beginning to its end. */
public final class Invocation implements Context, LambdaLogger {

  private static final ThreadLocal<Invocation> PRESENT = new ThreadLocal<>();

  private final World world;
  private final String name;
  private final Duration clockIsAhead;
  private final Duration timeout;
  private final Consumer<Outcome> then;
  private final boolean isFunction;
  private final Instant begunAt;
  private @Nullable Strand strand;
  private boolean over;
  private boolean struck;

  /** What whoever invoked it hears of it. */
  public sealed interface Outcome {
    record Answered(String answer) implements Outcome {}

    /** It threw. */
    record Failed(String error) implements Outcome {}

    /** It was killed, or took too long. */
    record Gone() implements Outcome {}
  }

  Invocation(
      World world,
      String name,
      boolean isFunction,
      Duration clockIsAhead,
      Duration timeout,
      Consumer<Outcome> then) {
    this.world = world;
    this.name = name;
    this.isFunction = isFunction;
    this.clockIsAhead = clockIsAhead;
    this.timeout = timeout;
    this.then = then;
    this.begunAt = world.now();
  }

  /** The one that runs on this thread. */
  static Invocation present() {
    return Objects.requireNonNull(PRESENT.get(), "nobody was invoked on this thread");
  }

  /** Has its work done on a strand of its own. */
  void begin(java.util.concurrent.Callable<String> work) {
    strand =
        world
            .scheduler()
            .begin(
                name,
                () -> {
                  PRESENT.set(this);
                  Outcome outcome;
                  try {
                    outcome = new Outcome.Answered(work.call());
                  } catch (UnsupportedOperationException | AssertionError ofTheSimulation) {
                    throw ofTheSimulation;
                  } catch (Exception thrown) {
                    outcome = new Outcome.Failed(thrown.getClass().getName());
                  }
                  if (strand().isAlive()) {
                    end(outcome);
                  }
                });
    var _ = world.scheduler().after(timeout, this::die);
  }

  /** Its surroundings go away, and with them it. */
  void die() {
    strand().kill();
    end(new Outcome.Gone());
  }

  /** Lets a call take effect after it is gone: nobody hears how the call went. */
  void posthumously(Runnable effect) {
    PRESENT.set(this);
    try {
      effect.run();
    } catch (AwsServiceException refused) {
      world.chronicle().note(name + " was refused: " + refused.getClass().getSimpleName());
    } finally {
      PRESENT.remove();
    }
  }

  private void end(Outcome outcome) {
    if (!over) {
      over = true;
      world.chronicle().note(name + " ends: " + outcome.getClass().getSimpleName());
      then.accept(outcome);
    }
  }

  World world() {
    return world;
  }

  Strand strand() {
    return Objects.requireNonNull(strand);
  }

  /** Which invocation of which function it is. */
  public String name() {
    return name;
  }

  public Instant begunAt() {
    return begunAt;
  }

  /** The time as its own clock has it. */
  Instant now() {
    return world.now().plus(clockIsAhead);
  }

  /** Functions are killed; services, whose own calls these are, are not. */
  Set<Fault> whatMayStrike(Set<Fault> possible) {
    if (isFunction) {
      return possible;
    }
    Set<Fault> survivable = EnumSet.noneOf(Fault.class);
    survivable.addAll(possible);
    survivable.removeAll(EnumSet.of(Fault.KILLED_BEFORE, Fault.KILLED_DURING, Fault.KILLED_AFTER));
    return survivable;
  }

  void struckBy(Fault fault, String what) {
    struck = true;
    world.chronicle().tellFault(name + " " + fault.sentence() + ": " + what);
  }

  /** Whether a fault has struck it, or it was killed. */
  public boolean isStruck() {
    return struck || strand().isKilled();
  }

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public void log(String line) {
    world.logged(line);
  }

  @Override
  public void log(byte[] line) {
    log(new String(line, StandardCharsets.UTF_8));
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) timeout.minus(Duration.between(begunAt, world.now())).toMillis();
  }

  @Override
  public String getAwsRequestId() {
    return name;
  }

  @Override
  public String getLogGroupName() {
    return "functions";
  }

  @Override
  public String getLogStreamName() {
    return name;
  }

  @Override
  public String getFunctionName() {
    return name;
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return name;
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("nobody signs in to a function");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no mobile client calls a function");
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }
}
