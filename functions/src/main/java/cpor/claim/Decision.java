package cpor.claim;

import java.util.List;

/** What became of a command. */
public sealed interface Decision {

  /**
   * Carried out.
   *
   * @param events what happened; none when the claim already was as asked
   */
  record Accepted(List<ClaimEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal refusal) implements Decision {}

  static Decision accepted(ClaimEvent... events) {
    return new Accepted(List.of(events));
  }

  static Decision refused(Refusal refusal) {
    return new Refused(refusal);
  }
}
