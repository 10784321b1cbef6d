package cpor.store;

/** The indexes that lists are read from. */
enum ClaimIndex {
  BY_ORGANISATION("byOrganisation", "orgKey", "orgSort"),
  BY_WAKE("byWake", "wakeKey", "wakeSort"),
  BY_DUE("byDue", "dueKey", "dueSort");

  private final String indexName;
  private final String partitionKey;
  private final String sortKey;

  ClaimIndex(String indexName, String partitionKey, String sortKey) {
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
}
