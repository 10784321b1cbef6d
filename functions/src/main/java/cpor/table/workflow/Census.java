package cpor.table.workflow;

import cpor.claim.StageName;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How many open claims there are in each stage, and how old the oldest of them is. */
public record Census(Map<StageName, Group> groups) {

  public static final Census EMPTY = new Census(Map.of());

  public Census {
    groups = Map.copyOf(groups);
  }

  /**
   * The claims of one stage.
   *
   * @param oldest when the first of them was submitted
   */
  public record Group(int claims, Instant oldest) {}

  /** One claim more, which must have been submitted. */
  public Census with(ClaimPosition claim) {
    Map<StageName, Group> more = new EnumMap<>(StageName.class);
    more.putAll(groups);
    more.merge(
        claim.stage(),
        new Group(1, Objects.requireNonNull(claim.submittedAt(), "submittedAt")),
        Census::together);
    return new Census(more);
  }

  private static Group together(Group one, Group other) {
    return new Group(
        one.claims() + other.claims(),
        one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
  }
}
