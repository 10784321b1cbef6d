package cpor.simulation.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls repair by its schedule, each quarter of an hour. Of these calls only those are made that
 * can find something: the first in the hour after what it looks at has changed, when doorbells are
 * looked at, and the one after a claim should have woken and has not. Each is a walk of many
 * queries, which most of a life would be spent with.
 */
final class Repairs {

  private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

  /** A rate counts from when the stack was made, which is seldom a full hour. */
  private static final Duration PHASE = Duration.ofMinutes(5);

  /** A claim that should have woken so long ago is late. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private static final String EVENT = "{\"detail-type\": \"Scheduled Event\"}";

  private final World world;
  private final Random random;
  private final TreeSet<Instant> planned = new TreeSet<>();
  private boolean unseen;
  private @Nullable Instant wakeAt;

  Repairs(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** A claim, its doorbell or its execution has changed, and a signal of it may have been lost. */
  void changed() {
    unseen = true;
    plan(world.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)).plus(PHASE));
  }

  /** The claim is to wake then, or by nothing but a ring. */
  void wakes(@Nullable Instant at) {
    wakeAt = at;
    if (at != null) {
      isLateAfter(at);
    }
  }

  /** What should have happened by then is late some time afterwards. */
  void isLateAfter(Instant at) {
    plan(quarterAfter(at.plus(LATE)));
  }

  private void plan(Instant at) {
    if (at.isAfter(world.now()) && planned.add(at)) {
      Instant when = at;
      if (world.storm().brings(Trouble.REPAIR_LATE)) {
        when = at.plus(Duration.ofMinutes(random.nextInt(60)));
        world.chronicle().tellFault(Trouble.REPAIR_LATE.sentence());
      }
      var _ = world.scheduler().at(when, () -> run(at));
    }
  }

  private void run(Instant at) {
    planned.remove(at);
    boolean late = wakeAt != null && !world.now().isBefore(wakeAt.plus(LATE));
    if (!unseen && !late) {
      return;
    }
    unseen &= !isAtDoorbells(world.now());
    Instant begun = world.now();
    world.invoke(
        "ReconcileFunction",
        EVENT,
        outcome -> {
          boolean answered = outcome instanceof Invocation.Outcome.Answered;
          // it answers though it could not repair a claim: the next run will try again
          boolean struck = !world.chronicle().lastFault().isBefore(begun);
          if (struck || !answered) {
            unseen = true;
          }
          if (!answered) {
            plan(quarterAfter(world.now()));
          }
          if (unseen) {
            changed();
          }
        });
  }

  /** In the first quarter of an hour, by whichever function's clock. */
  private static boolean isAtDoorbells(Instant time) {
    long second = time.getEpochSecond() % 3600;
    return second >= 1 && second < QUARTER - 1;
  }

  private static Instant quarterAfter(Instant time) {
    long quarters = time.minus(PHASE).getEpochSecond() / QUARTER + 1;
    return Instant.ofEpochSecond(quarters * QUARTER).plus(PHASE);
  }
}
