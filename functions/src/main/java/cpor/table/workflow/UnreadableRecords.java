package cpor.table.workflow;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;

/**
 * Records of the stream, and messages, that nobody could understand, kept whole until somebody can.
 */
public final class UnreadableRecords {

  private final Table table;

  public UnreadableRecords(Table table) {
    this.table = table;
  }

  /**
   * Keeps a record; keeping it again changes nothing.
   *
   * @param id its own name, in the stream or in the queue
   * @param json the record as it came; it may hold names, so it stands in the personal map
   */
  public void keep(String id, String json, String why) {
    table.put(
        Item.at(new Key("UNREADABLE#" + id, "RECORD"))
            .put("why", why)
            .put(Item.PERSONAL, Item.map().put("record", json)));
  }
}
