package cpor.repair;

import cpor.claim.StageName;
import cpor.table.workflow.ClaimPosition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How many open claims there are in each stage, and how old the oldest of them is. Thread safe. */
final class Census {

  private final Map<StageName, Group> groups = new EnumMap<>(StageName.class);

  /**
   * The claims of one stage.
   *
   * @param oldest when the first of them was submitted
   */
  record Group(int claims, Instant oldest) {}

  /** One claim more, which must have been submitted. */
  synchronized void add(ClaimPosition claim) {
    groups.merge(
        claim.stage(),
        new Group(1, Objects.requireNonNull(claim.submittedAt(), "submittedAt")),
        Census::together);
  }

  synchronized int claims() {
    return groups.values().stream().mapToInt(Group::claims).sum();
  }

  synchronized Optional<Group> of(StageName stage) {
    return Optional.ofNullable(groups.get(stage));
  }

  private static Group together(Group one, Group other) {
    return new Group(
        one.claims() + other.claims(),
        one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest());
  }
}
