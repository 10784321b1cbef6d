package cpor.table;

/** The indexes that lists are read from. An item without its sort key is not in an index. */
public enum Index {
  BY_ORGANISATION("byOrganisation", "orgKey", "orgSort"),
  BY_WAKE("byWake", "wakeKey", "wakeSort"),
  BY_DUE("byDue", "dueKey", "dueSort"),
  /** Of the stage that a claim has ended in, by the last day that it is kept. */
  BY_RETENTION("byRetention", "stage", "retainUntil");

  private final String indexName;
  private final String partitionKey;
  private final String sortKey;

  Index(String indexName, String partitionKey, String sortKey) {
    this.indexName = indexName;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  String indexName() {
    return indexName;
  }

  String partitionKey() {
    return partitionKey;
  }

  String sortKey() {
    return sortKey;
  }

  /** Puts an item into this index. */
  public void enter(Item item, String partition, String place) {
    item.put(partitionKey, partition).put(sortKey, place);
  }
}
