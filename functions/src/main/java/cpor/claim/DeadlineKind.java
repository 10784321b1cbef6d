package cpor.claim;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Deadlines, as far as partners look for them apart: their own by stage, and those of others. */
public enum DeadlineKind {
  ANSWER(EnumSet.of(Standing.PARTNER_ACTION_REQUIRED)),
  DISPUTE(EnumSet.of(Standing.DISPUTE_PERIOD)),
  OF_OTHERS(EnumSet.of(Standing.SUBMITTED, Standing.UNDER_REVIEW, Standing.CONSENT_WINDOW));

  private final Set<Standing> standings;

  DeadlineKind(Set<Standing> standings) {
    this.standings = standings;
  }

  /** Empty where no clock runs. */
  public static Optional<DeadlineKind> of(Standing standing) {
    return EnumSet.allOf(DeadlineKind.class).stream()
        .filter(kind -> kind.standings.contains(standing))
        .findFirst();
  }

  /** The kinds that make up all the deadlines there are in some standings; empty if none do. */
  public static Optional<Set<DeadlineKind>> making(Set<Standing> standings) {
    Set<DeadlineKind> kinds = EnumSet.noneOf(DeadlineKind.class);
    for (Standing standing : standings) {
      of(standing).ifPresent(kinds::add);
    }
    return Optional.of(kinds)
        .filter(found -> found.stream().allMatch(kind -> standings.containsAll(kind.standings)));
  }
}
