package cpor.table.workflow;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Drafts that their partners discarded. They stay for the audit, and then expire whole. */
public final class DiscardedDrafts {

  private static final String EXPIRES_AT = "expiresAt";

  private final Table table;

  public DiscardedDrafts(Table table) {
    this.table = table;
  }

  /**
   * Lets the history and the comments of a draft expire when the draft itself does; nothing happens
   * to a claim that is not discarded. A draft may have any number of items, so this happens after
   * the transaction that discards it, and may be begun again at any point.
   */
  public void expire(String claimId) {
    Query all = Query.of(Keys.partition(claimId)).onlyAttributes("sk", EXPIRES_AT);
    long expiresAt = 0;
    // the claim comes first: its sort key is the first of its partition
    for (Item item : (Iterable<Item>) table.all(all)::iterator) {
      if (item.sort().equals(Keys.CLAIM)) {
        expiresAt = item.number(EXPIRES_AT);
      } else if (expiresAt > 0 && item.number(EXPIRES_AT) == 0) {
        expire(new Key(Keys.partition(claimId), item.sort()), expiresAt);
      }
    }
  }

  private void expire(Key key, long expiresAt) {
    var _ =
        table.update(
            new Write.UpdateItem(
                key,
                "SET " + EXPIRES_AT + " = :expiry",
                "attribute_exists(pk)",
                Map.of(":expiry", AttributeValue.fromN(Long.toString(expiresAt)))));
  }
}
