package cpor.simulation.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.TreeSet;

/**
 * Calls repair by its schedule, each quarter of an hour. Of these calls only those are made that
 * can find something: the first in the hour after anything has happened, when doorbells are looked
 * at, and in the hour after a claim should have woken. In between nothing of what repair looks at
 * can change.
 */
final class Repairs {

  private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

  /** A rate counts from when the stack was made, which is seldom a full hour. */
  private static final Duration PHASE = Duration.ofMinutes(5);

  private static final String EVENT = "{\"detail-type\": \"Scheduled Event\"}";

  private final World world;
  private final Random random;
  private final TreeSet<Instant> planned = new TreeSet<>();

  Repairs(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** Something happened, of which a signal may have been lost. */
  void somethingHappened() {
    plan(world.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)).plus(PHASE));
  }

  /** A claim is to wake then, and late some ten minutes afterwards. */
  void wakes(Instant at) {
    plan(quarterAfter(at.plus(Duration.ofMinutes(10))));
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
    Instant begun = world.now();
    boolean looksAtDoorbells = world.now().getEpochSecond() % 3600 < QUARTER;
    world.invoke(
        "ReconcileFunction",
        EVENT,
        outcome -> {
          boolean done = outcome instanceof Invocation.Outcome.Answered;
          if (!done) {
            plan(quarterAfter(world.now()));
          }
          // it answers though it could not repair a claim: the next run will try again
          boolean struck = !world.chronicle().lastFault().isBefore(begun);
          if (!done || struck || !looksAtDoorbells) {
            somethingHappened();
          }
        });
  }

  private static Instant quarterAfter(Instant time) {
    long quarters = time.minus(PHASE).getEpochSecond() / QUARTER + 1;
    return Instant.ofEpochSecond(quarters * QUARTER).plus(PHASE);
  }
}
