package cpor.simulation.cloud;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The point at which a strand calls a service: before and after the effect others may go on, time
 * may pass, and a fault may strike.
 */
final class Calls {

  /** What may strike every call. */
  static final Set<Fault> USUAL =
      EnumSet.of(
          Fault.KILLED_BEFORE,
          Fault.KILLED_DURING,
          Fault.KILLED_AFTER,
          Fault.THROTTLED,
          Fault.INTERNAL_ERROR,
          Fault.NOT_REACHED,
          Fault.ANSWER_LOST,
          Fault.SLOW);

  private static final Duration SERVICE_WAITS = Duration.ofSeconds(6);

  private final World world;
  private final Random random;

  Calls(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  Random random() {
    return random;
  }

  static Set<Fault> usualAnd(Fault... more) {
    Set<Fault> all = EnumSet.copyOf(USUAL);
    all.addAll(Set.of(more));
    return all;
  }

  /** Calls a service. */
  <T> T call(String what, Set<Fault> possible, Supplier<T> effect) {
    return call(what, possible, _ -> effect.get());
  }

  /**
   * Calls a service.
   *
   * @param effect is told the fault that it has to make itself, or null
   */
  <T> T call(String what, Set<Fault> possible, Function<@Nullable Fault, T> effect) {
    Invocation caller = Invocation.present();
    caller.strand().dieIfKilled();
    @Nullable Fault fault = world.storm().strikes(caller.whatMayStrike(possible)).orElse(null);
    if (fault != null) {
      caller.struckBy(fault, what);
    }
    othersMayGoOn(caller);
    switch (fault) {
      case KILLED_BEFORE -> die(caller);
      case KILLED_DURING -> {
        Duration soon = Duration.ofMillis(random.nextInt(2_000));
        Runnable late =
            () -> {
              T _ = effect.apply(fault);
            };
        var _ = world.scheduler().after(soon, () -> caller.posthumously(late));
        die(caller);
      }
      case THROTTLED -> throw error(400, "ThrottlingException");
      case INTERNAL_ERROR -> throw error(500, "InternalServerError");
      case NOT_REACHED -> throw timedOut(caller);
      case SLOW -> caller.strand().pause(Duration.ofMillis(random.nextInt(5_000)));
      case null, default -> {}
    }
    T answer;
    try {
      answer = effect.apply(fault);
    } catch (AwsServiceException refused) {
      world
          .chronicle()
          .note(caller.name() + " " + what + ": " + refused.getClass().getSimpleName());
      othersMayGoOn(caller);
      throw refused;
    }
    world.chronicle().note(caller.name() + " " + what);
    if (fault == Fault.KILLED_AFTER) {
      die(caller);
    }
    if (fault == Fault.ANSWER_LOST) {
      throw timedOut(caller);
    }
    othersMayGoOn(caller);
    return answer;
  }

  private void othersMayGoOn(Invocation caller) {
    int dice = random.nextInt(10);
    if (dice < 2) {
      caller.strand().pause(Duration.ofMillis(random.nextInt(40)));
    } else if (dice < 3) {
      caller.strand().pause(Duration.ZERO);
    }
  }

  private static void die(Invocation caller) {
    caller.die();
    caller.strand().dieIfKilled();
  }

  private static ApiCallTimeoutException timedOut(Invocation caller) {
    caller.strand().pause(SERVICE_WAITS);
    return ApiCallTimeoutException.builder().message("waited in vain").build();
  }

  static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }

  static AwsServiceException error(int status, String code) {
    return AwsServiceException.builder()
        .statusCode(status)
        .message(code)
        .awsErrorDetails(details(code))
        .build();
  }
}
