package dynamodb;

/** What an index has of an item, and where. */
record IndexEntry(String partition, Place place, Item item) {

  boolean isAt(IndexEntry other) {
    return partition.equals(other.partition) && place.equals(other.place);
  }
}
