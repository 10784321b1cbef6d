package cpor.local.events;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rules of the default bus, which can be switched off. */
public final class Rules {

  private final List<Rule> rules;
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();

  public Rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * A rule; it has a pattern or a schedule.
   *
   * @param target the ARN of what it sends to or calls
   */
  public record Rule(
      String name,
      String arn,
      String target,
      @Nullable String pattern,
      @Nullable String schedule) {}

  /** In the template's order. */
  public List<Rule> all() {
    return rules;
  }

  public Optional<Rule> named(String name) {
    return rules.stream().filter(rule -> rule.name().equals(name)).findFirst();
  }

  /** Whether it does what it is for; a name that no rule has counts as enabled. */
  public boolean isEnabled(String name) {
    return !disabled.contains(name);
  }

  public void enable(String name) {
    disabled.remove(name);
  }

  public void disable(String name) {
    disabled.add(name);
  }
}
