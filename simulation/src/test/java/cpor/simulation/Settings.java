package cpor.simulation;

import java.util.List;
import java.util.Properties;

/**
 * How many lives a run has, and from which number on: {@code -Dsimulation.lives=100000
 * -Dsimulation.seed=1}.
 */
public record Settings(int lives, long seed) {

  private static final String PREFIX = "simulation.";
  private static final List<String> KNOWN = List.of(PREFIX + "lives", PREFIX + "seed");

  /**
   * What the properties of this run say.
   *
   * @param usual how many lives it has if they do not say it, always the same
   */
  public static Settings ofThisRun(int usual) {
    return of(System.getProperties(), usual);
  }

  /**
   * What properties say of a run.
   *
   * @throws IllegalArgumentException if one is unknown, or no number
   */
  static Settings of(Properties properties, int usual) {
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new IllegalArgumentException(
                  unknown + " is not known: there are " + String.join(", ", KNOWN));
            });
    return new Settings((int) number(properties, "lives", usual), number(properties, "seed", 1));
  }

  /** A number that was given, or what is usual. */
  private static long number(Properties properties, String name, long usual) {
    String text = properties.getProperty(PREFIX + name, "");
    if (text.isBlank()) {
      return usual;
    }
    if (!text.matches("\\d{1,9}") || Long.parseLong(text) == 0) {
      throw new IllegalArgumentException(
          PREFIX + name + " is '" + text + "' and should be a number from 1 to 999999999");
    }
    return Long.parseLong(text);
  }
}
