package cpor.simulation;

import cpor.simulation.cloud.Deployed;
import cpor.simulation.cloud.World;
import cpor.simulation.people.People;
import cpor.simulation.rules.Broken;
import cpor.simulation.rules.Judge;
import cpor.simulation.rules.Reckoning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of one claim, from a number.
 *
 * @param sparedFaults the faults that do not strike, by their order
 * @param omittedActs what people leave undone, by its order
 */
public record Life(long seed, Set<Integer> sparedFaults, Set<Integer> omittedActs) {

  /** Before the calendar's decrees end, and over two changes of the clock. */
  private static final Instant EARLIEST = Instant.parse("2026-01-05T00:00:00Z");

  private static final int DAYS = 600;

  /** A life may take so long; most are over much sooner. */
  private static final Duration LONGEST = Duration.ofDays(400);

  /** After the storm repair has so long. */
  private static final Duration REPAIR = Duration.ofHours(30);

  /** Long enough for all that may still happen by itself. */
  private static final Duration REST = Duration.ofDays(75);

  public Life {
    sparedFaults = Set.copyOf(sparedFaults);
    omittedActs = Set.copyOf(omittedActs);
  }

  /** The life of a number, with all that happens in it. */
  public static Life of(long seed) {
    return new Life(seed, Set.of(), Set.of());
  }

  /** The same life, without some more of the faults. */
  Life sparing(Set<Integer> faults) {
    return new Life(seed, union(sparedFaults, faults), omittedActs);
  }

  /** The same life, with some more left undone. */
  Life omitting(Set<Integer> acts) {
    return new Life(seed, sparedFaults, union(omittedActs, acts));
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  /**
   * How a life went.
   *
   * @param broken the first promise that was not kept; null if all were
   * @param faults how many faults would have struck, had none been spared
   * @param lines all that happened, if that was kept
   */
  public record Outcome(
      Life life,
      @Nullable Broken broken,
      int faults,
      int acts,
      List<String> story,
      List<String> lines) {

    public Outcome {
      story = List.copyOf(story);
      lines = List.copyOf(lines);
    }
  }

  /**
   * Lives it, on a thread that hands over to those of the invocations as cheaply as they do to each
   * other.
   *
   * @param complete whether each call is kept
   */
  public Outcome live(Deployments deployments, boolean complete) {
    FutureTask<Outcome> life = new FutureTask<>(() -> lived(deployments, complete));
    Thread thread = Thread.ofVirtual().start(life);
    try {
      return life.get();
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private Outcome lived(Deployments deployments, boolean complete) {
    Verdict verdict = new Verdict();
    Judge judge = new Judge(verdict::tell);
    Instant start = EARLIEST.plusSeconds(new Random(seed).nextInt(DAYS * 24 * 60 * 60));
    World world = new World(seed, start, deployments.first(), sparedFaults, complete, judge);
    People people = new People(world, seed, omittedActs, deployments.second(), judge::answered);
    judge.watch(world, people::wishes);
    verdict.stops(world);
    people.begin();
    try {
      Instant end = start.plus(LONGEST);
      while (!world.storm().isOver() && world.now().isBefore(end)) {
        world.scheduler().runUntil(world.now().plus(Duration.ofDays(1)));
      }
      world.storm().end();
      world.scheduler().runUntil(world.now().plus(REPAIR));
      new Reckoning(world, judge, people.wishes()).hold();
      world.scheduler().runUntil(world.now().plus(REST));
      new Reckoning(world, judge, people.wishes()).hold();
    } catch (Broken notKept) {
      verdict.tell(notKept);
    }
    return new Outcome(
        this,
        verdict.first,
        world.storm().struck(),
        people.acts(),
        world.chronicle().story(),
        world.chronicle().lines());
  }

  /** The first promise that was not kept ends a life. */
  private static final class Verdict {

    private @Nullable Broken first;
    private @Nullable World world;

    void stops(World stopped) {
      world = stopped;
    }

    void tell(Broken notKept) {
      if (first == null) {
        first = notKept;
        if (world != null) {
          world.scheduler().stop(notKept);
        }
      }
    }
  }

  /** The product before and after a deployment. */
  public record Deployments(Deployed first, Deployed second) {

    /**
     * What a folder holds, deployed twice. The second time has other periods: a claim keeps those
     * under which it was submitted.
     */
    public static Deployments of(Path root) {
      return new Deployments(
          Deployed.of(root, Map.of()),
          Deployed.of(
              root, Map.of("ConsentWindow", "9d", "ReviewWithin", "3bd", "DisputePeriod", "20d")));
    }
  }
}
