package cpor.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A query of one partition, of the table or of an index, as it is put together. */
public final class Query {

  private final @Nullable Index index;
  private final String partition;
  private final Map<String, AttributeValue> values = new HashMap<>();
  private String keyCondition;
  private boolean forward = true;
  private @Nullable String projection;
  private @Nullable String filtered;
  private int below;
  private int leftOut;

  private Query(@Nullable Index index, String partition) {
    this.index = index;
    this.partition = partition;
    keyCondition = (index == null ? "pk" : index.partitionKey()) + " = :partition";
    values.put(":partition", AttributeValue.fromS(partition));
  }

  /** The items of a partition. */
  public static Query of(String partition) {
    return new Query(null, partition);
  }

  /** What an index has in a partition; it may lag a write by a moment. */
  public static Query in(Index index, String partition) {
    return new Query(index, partition);
  }

  /** Those whose sort key begins so. */
  public Query beginningWith(String prefix) {
    keyCondition += " AND begins_with(" + sortKey() + ", :prefix)";
    values.put(":prefix", AttributeValue.fromS(prefix));
    return this;
  }

  /** Those on one side of a sort key. */
  public Query whereSort(String comparator, String bound) {
    keyCondition += " AND " + sortKey() + " " + comparator + " :bound";
    values.put(":bound", AttributeValue.fromS(bound));
    return this;
  }

  /** Those from one sort key to another. */
  public Query between(String first, String last) {
    keyCondition += " AND " + sortKey() + " BETWEEN :first AND :last";
    values.put(":first", AttributeValue.fromS(first));
    values.put(":last", AttributeValue.fromS(last));
    return this;
  }

  /**
   * Leaves the items whose number is not below this one out of {@link Table#pageInTurn pages in
   * turn}.
   *
   * @param leftOut how many are left out at most for each item that a page shows: as many more are
   *     read at once
   */
  public Query keepBelow(String attribute, int number, int leftOut) {
    filtered = attribute;
    below = number;
    this.leftOut = leftOut;
    return this;
  }

  /** Answers with these attributes only; the items are read whole all the same. */
  public Query onlyAttributes(String... attributes) {
    projection = String.join(", ", attributes);
    return this;
  }

  public Query newestFirst() {
    forward = false;
    return this;
  }

  /** How many items are read at once for so many that are wanted. */
  int atOnce(int wanted) {
    return wanted * (1 + leftOut);
  }

  boolean keeps(Item item) {
    return filtered == null || item.number(filtered) < below;
  }

  /** The order in which it finds places: DynamoDB compares the bytes of texts. */
  Comparator<String> order() {
    Comparator<String> ofBytes =
        Comparator.comparing(
            place -> place.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    return forward ? ofBytes : ofBytes.reversed();
  }

  String sortKey() {
    return index == null ? "sk" : index.sortKey();
  }

  /** Consistent where that is possible, which no index is. */
  QueryRequest.Builder request(String table) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression(keyCondition)
            .expressionAttributeValues(values)
            .projectionExpression(projection)
            .scanIndexForward(forward);
    if (index != null) {
      request.indexName(index.indexName());
    }
    return request;
  }

  /** Where a page begins that comes after this sort key. */
  Map<String, AttributeValue> startAfter(String sort) {
    if (index == null) {
      return new Key(partition, sort).attributes();
    }
    Map<String, AttributeValue> start = new HashMap<>(index.itemAt(sort).attributes());
    start.put(index.partitionKey(), AttributeValue.fromS(partition));
    start.put(index.sortKey(), AttributeValue.fromS(sort));
    return start;
  }
}
