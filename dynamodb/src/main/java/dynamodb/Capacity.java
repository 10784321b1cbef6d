package dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What requests consume, in units. Developer guide: "DynamoDB read and write operations"
 * (read-write-operations.html), "Using Global Secondary Indexes", "Write capacity units"
 * (GSI.html), and "Capacity management for transactions" (transaction-apis.html): each item is
 * rounded up by itself, and each write of the table in a transaction counts twice, for it is
 * prepared and made. That writes of indexes, which follow the transaction, do not, was measured on
 * AWS: github.com/nubo-db/dynoxide, pull request 188. So was what sizes count, which those pages
 * leave open: github.com/paritysuite/dynamodb-conformance, issue 149.
 */
final class Capacity {

  private static final int BYTES_OF_A_READ = 4096;
  private static final int BYTES_OF_A_WRITE = 1024;

  private Capacity() {}

  /** Reading so many bytes, perhaps of several items, at once. */
  static double ofReading(int bytes, boolean consistent) {
    int units = units(bytes, BYTES_OF_A_READ);
    return consistent ? units : units / 2.0;
  }

  /**
   * Writing an item of the table, or checking it in a transaction.
   *
   * @param before null if there was none
   * @param after null if it is deleted
   */
  static int ofWriting(@Nullable Item before, @Nullable Item after) {
    return units(Math.max(size(before), size(after)), BYTES_OF_A_WRITE);
  }

  /** Writing what an index has of an item, whose place there may change. */
  static int ofIndexing(@Nullable IndexEntry before, @Nullable IndexEntry after) {
    if (before == null || after == null) {
      IndexEntry only = before == null ? after : before;
      return only == null ? 0 : units(only.item().size(), BYTES_OF_A_WRITE);
    }
    if (before.isAt(after)) {
      return before.equals(after) ? 0 : ofWriting(before.item(), after.item());
    }
    return ofIndexing(before, null) + ofIndexing(null, after);
  }

  private static int size(@Nullable Item item) {
    return item == null ? 0 : item.size();
  }

  private static int units(int bytes, int bytesOfAUnit) {
    return Math.max(1, Math.ceilDiv(bytes, bytesOfAUnit));
  }

  /** As an answer tells it; null if it was not asked for. */
  static @Nullable ConsumedCapacity told(
      @Nullable ReturnConsumedCapacity asked, String table, double units) {
    if (asked == null || asked == ReturnConsumedCapacity.NONE) {
      return null;
    }
    Unknown.unless(asked == ReturnConsumedCapacity.TOTAL, "capacity by " + asked);
    return ConsumedCapacity.builder().tableName(table).capacityUnits(units).build();
  }
}
