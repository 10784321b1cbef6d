package cpor.simulation;

import cpor.simulation.Life.Deployments;
import java.nio.file.Path;

/** Looks for a life in which a promise is broken. */
public final class Search {

  private Search() {}

  /**
   * Lives from the number 1 on what a folder holds.
   *
   * @return the seed and the promise; empty if none is broken
   */
  public static String firstBroken(Path root, int lives) {
    Deployments deployments = Deployments.of(root);
    for (long seed = 1; seed <= lives; seed++) {
      Life.Outcome outcome = Life.of(seed).live(deployments, false);
      if (outcome.broken() != null) {
        return "seed %d: %s".formatted(seed, outcome.broken().getMessage());
      }
    }
    return "";
  }
}
