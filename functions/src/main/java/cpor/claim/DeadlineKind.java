package cpor.claim;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Deadlines, as far as partners look for them apart: their own by stage, and those of others. */
public enum DeadlineKind {
  ANSWER,
  DISPUTE,
  OF_OTHERS;

  /** The kinds that make up all the deadlines there are in some standings; empty if none do. */
  public static Optional<Set<DeadlineKind>> making(Set<Standing> standings) {
    Set<DeadlineKind> kinds = EnumSet.noneOf(DeadlineKind.class);
    for (Standing standing : standings) {
      standing.deadlineKind().ifPresent(kinds::add);
    }
    return Optional.of(kinds)
        .filter(found -> found.stream().allMatch(kind -> standings.containsAll(kind.standings())));
  }

  private Set<Standing> standings() {
    return Standing.where(standing -> standing.deadlineKind().equals(Optional.of(this)));
  }
}
