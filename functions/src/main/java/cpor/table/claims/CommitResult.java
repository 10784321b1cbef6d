package cpor.table.claims;

import cpor.table.Item;

/** What became of writing a change. Nothing was written unless it is {@link Committed}. */
public sealed interface CommitResult {

  record Committed() implements CommitResult {}

  /** The claim has changed since it was read, or is being changed: it is to be read again. */
  record Stale() implements CommitResult {}

  /**
   * What was to be written beside the claim met a condition that does not hold.
   *
   * @param found the item that stands in the way; empty when there is none
   */
  record Prevented(Item found) implements CommitResult {}
}
