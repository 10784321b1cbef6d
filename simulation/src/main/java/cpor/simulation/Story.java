package cpor.simulation;

import cpor.simulation.Life.Deployments;
import cpor.simulation.Life.Outcome;
import cpor.simulation.rules.Broken;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

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

  /** Leaves out one act after the other, and then one fault, as long as the promise breaks. */
  static Outcome shortened(Outcome outcome, Deployments deployments) {
    Outcome shortest = outcome;
    for (int act = outcome.acts(); act > 0; act--) {
      Life shorter = shortest.life();
      shortest =
          shorter(
              new Life(shorter.seed(), shorter.sparedFaults(), with(shorter.omittedActs(), act)),
              shortest,
              deployments);
    }
    for (int fault = shortest.faults() - 1; fault >= 0; fault--) {
      Life shorter = shortest.life();
      shortest =
          shorter(
              new Life(shorter.seed(), with(shorter.sparedFaults(), fault), shorter.omittedActs()),
              shortest,
              deployments);
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

  private static Set<Integer> with(Set<Integer> some, int one) {
    Set<Integer> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}
