package cpor.change;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.Refusal;

/** What became of a command. */
public sealed interface Outcome {

  /** It is written. */
  record Changed(ClaimChange change) implements Outcome {}

  /** The rules refused it. */
  record Refused(Claim claim, Refusal refusal) implements Outcome {}

  /** There is no such claim, or it was discarded. */
  record NoClaim() implements Outcome {}

  /** What was to be written beside it was not possible. */
  record Prevented() implements Outcome {}
}
