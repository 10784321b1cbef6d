package cpor.store;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a {@link Commit}. Nothing was written unless it is {@link Committed}. */
public sealed interface CommitResult {

  record Committed() implements CommitResult {}

  /** The claim has changed since it was read. */
  record Stale() implements CommitResult {}

  /**
   * What was to be written beside the claim met a condition that does not hold.
   *
   * @param found the item that stands in the way; empty when there is none
   */
  record PartRefused(TransactionPart part, Map<String, AttributeValue> found)
      implements CommitResult {}

  /** Another transaction held one of the items, or the table was throttled. */
  record Contended() implements CommitResult {}
}
