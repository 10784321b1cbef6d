package cpor.table.retention;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import cpor.table.claims.PersonalData;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and addresses of people in what the table has of claims. */
public final class NamesInClaims {

  private static final int ATTEMPTS = 3;

  private final Table table;

  public NamesInClaims(Table table) {
    this.table = table;
  }

  /** What became of erasing. */
  public enum Erasure {
    ERASED,
    /** Its people may still have to be written to. */
    REFUSED_OPEN,
    NO_SUCH_CLAIM,
    /** It is being changed: to be tried again. */
    CONTENDED
  }

  /**
   * Erases those of a final claim and of its history, which stays readable. It may be begun again
   * at any point. The claim comes first, so that nobody writes a name after the history was gone
   * through.
   */
  public Erasure erase(String claimId) {
    for (int tried = 0; tried < ATTEMPTS; tried++) {
      Item claim = table.get(Keys.claim(claimId)).orElse(null);
      if (claim == null) {
        return Erasure.NO_SUCH_CLAIM;
      }
      if (claim.text("retainUntil").isEmpty()) {
        return Erasure.REFUSED_OPEN;
      }
      if (eraseOfClaim(claim)) {
        table
            .all(Query.of(Keys.partition(claimId)))
            .filter(NamesInClaims::namesSomebody)
            .forEach(
                item -> write(item, "SET personal = :erased", "attribute_exists(pk)", Map.of()));
        return Erasure.ERASED;
      }
    }
    return Erasure.CONTENDED;
  }

  /**
   * The number of events rises as by an event: who has read the claim before cannot write it back.
   */
  private boolean eraseOfClaim(Item claim) {
    long events = claim.number("eventCount");
    return !namesSomebody(claim)
        || write(
            claim,
            "SET personal = :erased, eventCount = :next, document.counters.events = :next",
            "eventCount = :seen",
            Map.of(
                ":seen",
                AttributeValue.fromN(Long.toString(events)),
                ":next",
                AttributeValue.fromN(Long.toString(events + 1))));
  }

  private boolean write(
      Item item, String expression, String condition, Map<String, AttributeValue> others) {
    Map<String, AttributeValue> values = new HashMap<>(others);
    values.put(":erased", PersonalData.erased(item));
    return table.update(
        new Write.UpdateItem(
            new Key(item.requireText("pk"), item.sort()), expression, condition, values));
  }

  private static boolean namesSomebody(Item item) {
    return !PersonalData.erased(item)
        .equals(AttributeValue.fromM(item.map(Item.PERSONAL).attributes()));
  }
}
