package dynamodb;

/** What names an item of a table. */
record ItemKey(String partition, String sort) {}
