package cpor.simulation;

import cpor.simulation.Life.Deployments;
import cpor.simulation.Life.Outcome;
import cpor.simulation.rules.Broken;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells how a promise was broken, by the shortest life that still breaks it. */
public final class Story {

  private Story() {}

  /** The story of a life in which a promise was broken. */
  public static String of(Outcome outcome, Deployments deployments) {
    Outcome shortest = shortened(outcome, deployments);
    Broken broken = Objects.requireNonNull(shortest.broken());
    return """
    seed %d broke a promise: %s

    Spared faults: %d of %d. Acts left out: %s of %d. What is left:

    %s
    """
        .formatted(
            outcome.life().seed(),
            broken.getMessage(),
            shortest.life().sparedFaults().size(),
            outcome.faults(),
            shortest.life().omittedActs().size(),
            outcome.acts(),
            String.join("\n", shortest.story()));
  }

  /** Leaves out acts, and then faults, as long as the promise breaks. */
  static Outcome shortened(Outcome outcome, Deployments deployments) {
    Outcome acting = without(outcome, outcome.acts() + 1, Life::omitting, deployments);
    return without(acting, acting.faults(), Life::sparing, deployments);
  }

  /** All of so many at once, then halves, quarters and so on, down to each by itself. */
  private static Outcome without(
      Outcome outcome,
      int many,
      BiFunction<Life, Set<Integer>, Life> leavingOut,
      Deployments deployments) {
    Outcome shortest = outcome;
    for (int size = many; size > 0; size /= 2) {
      for (int end = many; end > 0; end -= size) {
        Set<Integer> part =
            IntStream.range(Math.max(0, end - size), end).boxed().collect(Collectors.toSet());
        Life shorter = leavingOut.apply(shortest.life(), part);
        if (!shorter.equals(shortest.life())) {
          shortest = shorter(shorter, shortest, deployments);
        }
      }
    }
    return shortest;
  }

  private static Outcome shorter(Life life, Outcome otherwise, Deployments deployments) {
    Outcome outcome = life.live(deployments, false);
    boolean breaksTheSame =
        outcome.broken() != null
            && outcome.broken().promise() == Objects.requireNonNull(otherwise.broken()).promise();
    return breaksTheSame ? outcome : otherwise;
  }
}
