package cpor.local.claims;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.EmbeddedDynamoDb;
import dynamodb.ItemChange;
import dynamodb.api.Shapes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every claim, as the writes to the table tell: the table itself could only be scanned. What was
 * written is read when somebody looks.
 */
public final class ClaimList {

  private final String table;

  /** What was last written of claims since somebody looked, by their partitions. */
  private final Map<String, Map<String, AttributeValue>> written = new HashMap<>();

  /** By id, the newest first: ids are ordered by time. */
  private final SortedMap<String, ListedClaim> claims = new TreeMap<>(Comparator.reverseOrder());

  private ClaimList(String table) {
    this.table = table;
  }

  /** Follows from now on. */
  public static ClaimList following(EmbeddedDynamoDb dynamoDb, String table) {
    ClaimList list = new ClaimList(table);
    dynamoDb.onChange(list::hear);
    return list;
  }

  private synchronized void hear(ItemChange change) {
    if (change.table().equals(table) && text(change, "sk").equals(ClaimItems.SNAPSHOT)) {
      written.put(text(change, "pk"), change.after());
    }
  }

  private static String text(ItemChange change, String name) {
    return Objects.requireNonNull(change.key().get(name), name).s();
  }

  /** All claims, the newest first, as they are now. */
  public synchronized List<ListedClaim> all() {
    written.forEach(this::see);
    written.clear();
    return List.copyOf(claims.values());
  }

  /**
   * A draft that was discarded is in no list of the product, and not in this one; what is no claim,
   * as somebody may put there by hand, neither.
   */
  private void see(String partition, Map<String, AttributeValue> image) {
    String id = ClaimItems.claimId(partition);
    JsonNode item = ClaimItems.plainMap(Shapes.write(image));
    if (!item.path("document").has("times") || item.path("document").hasNonNull("discardedAt")) {
      claims.remove(id);
    } else {
      claims.put(id, ListedClaim.of(item));
    }
  }
}
