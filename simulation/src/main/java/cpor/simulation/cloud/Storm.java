package cpor.simulation.cloud;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong, and how often, until it is over. Each life has a storm of its own: some know a
 * few faults only, some all of them, some none. The faults that struck are counted, and a life can
 * be lived again without some of them.
 */
public final class Storm {

  private final Random random;
  private final Set<Integer> spared;
  private final double rate;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Map<Trouble, Double> troubles = new EnumMap<>(Trouble.class);
  private int struck;
  private boolean over;

  /**
   * A storm.
   *
   * @param spared the faults, by the order in which they would strike, that do not
   */
  public Storm(Random random, Set<Integer> spared) {
    this.random = random;
    this.spared = Set.copyOf(spared);
    double[] rates = {0, 0.003, 0.01, 0.03, 0.1};
    this.rate = rates[random.nextInt(rates.length)];
    double share = random.nextDouble();
    for (Fault fault : Fault.values()) {
      if (random.nextDouble() < share) {
        faults.add(fault);
      }
    }
    for (Trouble trouble : Trouble.values()) {
      boolean known = rate > 0 && random.nextDouble() < share;
      troubles.put(trouble, known ? random.nextDouble() * 0.3 : 0);
    }
  }

  /** The fault that strikes a call which these may strike. */
  Optional<Fault> strikes(Set<Fault> possible) {
    if (over || rate == 0 || random.nextDouble() >= rate) {
      return Optional.empty();
    }
    List<Fault> known = new ArrayList<>(possible);
    known.retainAll(faults);
    return known.isEmpty() || isSpared()
        ? Optional.empty()
        : Optional.of(known.get(random.nextInt(known.size())));
  }

  /** Whether there is such trouble now. */
  public boolean brings(Trouble trouble) {
    return !over
        && random.nextDouble() < java.util.Objects.requireNonNull(troubles.get(trouble))
        && !isSpared();
  }

  private boolean isSpared() {
    return spared.contains(struck++);
  }

  /** How many faults would have struck, had none been spared. */
  public int struck() {
    return struck;
  }

  /** From now on nothing goes wrong. */
  public void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }
}
