package cpor.claim;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Why a command was not carried out. */
public sealed interface Refusal {

  /** The stage, or a limit, does not allow it now. */
  record NotAllowedNow(String detail, Set<Action> allowed) implements Refusal {}

  /** These fields cannot be edited in this stage. */
  record FieldsNotEditable(List<String> fields, StageName stage, Set<Action> allowed)
      implements Refusal {
    public FieldsNotEditable {
      fields = List.copyOf(fields);
    }
  }

  /** A dispute against this reviewer's rejection is decided by another reviewer. */
  record AnotherReviewerNeeded(Set<Action> allowed) implements Refusal {}

  /** What was asked is understood, but wrong. */
  record Invalid(List<Fault> faults) implements Refusal {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** There is no such document on the claim. */
  record UnknownEvidence() implements Refusal {}

  /** The link belongs to an older notice, or the claim is no longer waiting for the customer. */
  record LinkDead() implements Refusal {}

  /** The claim has moved on since the caller looked; there is nothing to do. */
  record Moved() implements Refusal {}

  /** Nothing is due yet. */
  record TooEarly(Instant lookAgainAt) implements Refusal {}

  /** The window has passed, but customers could not reach their links: it goes on for now. */
  record WindowsPaused() implements Refusal {}

  /**
   * One thing that is wrong with what was asked.
   *
   * @param pointer a JSON Pointer to the field; empty when no single field is at fault
   */
  public record Fault(String pointer, String detail) {}
}
