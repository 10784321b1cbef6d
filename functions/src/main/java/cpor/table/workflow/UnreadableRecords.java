package cpor.table.workflow;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;

/** Stream records that nobody could understand, kept whole until somebody can. */
public final class UnreadableRecords {

  private final Table table;

  public UnreadableRecords(Table table) {
    this.table = table;
  }

  /**
   * Keeps a record; keeping it again changes nothing.
   *
   * @param id the stream's own name of the record
   * @param json the record as it came; it may hold names, so it stands in the personal map
   */
  public void keep(String id, String json, String why) {
    table.put(
        Item.at(new Key("UNREADABLE#" + id, "STREAM_RECORD"))
            .put("why", why)
            .put(Item.PERSONAL, Item.map().put("record", json)));
  }
}
