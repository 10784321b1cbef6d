package cpor.simulation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A table in memory. A test does the same to it and to DynamoDB Local and compares the answers. */
public final class SimulatedTable {

  private final Map<String, TreeMap<String, Map<String, AttributeValue>>> partitions =
      new HashMap<>();
  private final Map<String, GlobalIndex> indexes = new LinkedHashMap<>();
  private final Consumer<List<ItemChange>> observer;

  /**
   * An empty table.
   *
   * @param createTable what CreateTable would take
   * @param observer is told of each write, with all that it changed, after it was made
   */
  public SimulatedTable(JsonNode createTable, Consumer<List<ItemChange>> observer) {
    KeySchema.indexes(createTable)
        .forEach(schema -> indexes.put(schema.name(), new GlobalIndex(schema)));
    this.observer = observer;
  }

  /** An item as it is; empty if there is none. */
  public Map<String, AttributeValue> item(String partition, String sort) {
    return at(new ItemKey(partition, sort));
  }

  /** The items of a partition whose sort keys begin so, in their order. */
  public List<Map<String, AttributeValue>> items(String partition, String prefix) {
    return partitions.getOrDefault(partition, new TreeMap<>()).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .toList();
  }

  public GetItemResponse getItem(GetItemRequest request) {
    Map<String, AttributeValue> item = at(ItemKey.of(request.key()));
    return GetItemResponse.builder()
        .item(
            item.isEmpty()
                ? null
                : projected(
                    item,
                    request.projectionExpression(),
                    new Placeholders(request.expressionAttributeNames(), Map.of())))
        .build();
  }

  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    request.requestItems().forEach((table, keys) -> found.put(table, foundOf(keys)));
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  private List<Map<String, AttributeValue>> foundOf(KeysAndAttributes keys) {
    Placeholders given = new Placeholders(keys.expressionAttributeNames(), Map.of());
    return keys.keys().stream()
        .map(key -> at(ItemKey.of(key)))
        .filter(item -> !item.isEmpty())
        .map(item -> projected(item, keys.projectionExpression(), given))
        .toList();
  }

  /**
   * What a query finds.
   *
   * @param behind how many of the last writes an index has not heard of yet
   */
  public QueryResponse query(QueryRequest request, int behind) {
    refuseUnless(request.selectAsString() == null, "select");
    Placeholders given =
        new Placeholders(request.expressionAttributeNames(), request.expressionAttributeValues());
    Condition wanted = Condition.of(request.keyConditionExpression());
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (Map<String, AttributeValue> item : candidates(request, given, behind)) {
      if (wanted.holds(item, given)) {
        found.add(item);
      }
    }
    Comparator<Map<String, AttributeValue>> order = order(request);
    found.sort(order);
    return page(request, found, order, given);
  }

  private QueryResponse page(
      QueryRequest request,
      List<Map<String, AttributeValue>> found,
      Comparator<Map<String, AttributeValue>> order,
      Placeholders given) {
    int limit = request.limit() == null ? Integer.MAX_VALUE : request.limit();
    List<Map<String, AttributeValue>> read =
        found.stream()
            .filter(
                item ->
                    !request.hasExclusiveStartKey()
                        || order.compare(item, request.exclusiveStartKey()) > 0)
            .limit(limit)
            .toList();
    Condition filter = Condition.of(request.filterExpression());
    List<Map<String, AttributeValue>> kept =
        read.stream()
            .filter(item -> filter.holds(item, given))
            .map(item -> projected(item, request.projectionExpression(), given))
            .toList();
    return QueryResponse.builder()
        .items(kept)
        .count(kept.size())
        .scannedCount(read.size())
        .lastEvaluatedKey(read.size() == limit ? keyOf(request, read.getLast()) : null)
        .build();
  }

  private Iterable<Map<String, AttributeValue>> candidates(
      QueryRequest request, Placeholders given, int behind) {
    if (request.indexName() == null) {
      AttributeValue partition = partitionValue(request, given);
      return partitions.getOrDefault(partition.s(), new TreeMap<>()).values();
    }
    GlobalIndex index = index(request);
    index.catchUp(behind);
    return index.items();
  }

  /** The product's key conditions begin with the partition. */
  private static AttributeValue partitionValue(QueryRequest request, Placeholders given) {
    Tokens tokens = new Tokens(request.keyConditionExpression());
    String _ = tokens.take();
    tokens.expect("=");
    return Objects.requireNonNull(given.find(tokens.take(), Map.of()));
  }

  private GlobalIndex index(QueryRequest request) {
    return Objects.requireNonNull(indexes.get(request.indexName()), request.indexName());
  }

  private Comparator<Map<String, AttributeValue>> order(QueryRequest request) {
    String sort = request.indexName() == null ? "sk" : index(request).schema().sort();
    Comparator<Map<String, AttributeValue>> ascending =
        Comparator.<Map<String, AttributeValue>, String>comparing(item -> text(item, sort))
            .thenComparing(item -> text(item, "pk"))
            .thenComparing(item -> text(item, "sk"));
    return Boolean.FALSE.equals(request.scanIndexForward()) ? ascending.reversed() : ascending;
  }

  private Map<String, AttributeValue> keyOf(
      QueryRequest request, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(ItemKey.of(item).attributes());
    if (request.indexName() != null) {
      KeySchema schema = index(request).schema();
      for (String name : Set.of(schema.partition(), schema.sort())) {
        key.put(name, Objects.requireNonNull(item.get(name)));
      }
    }
    return key;
  }

  public PutItemResponse putItem(PutItemRequest request) {
    alone(
        new Change(
            ItemKey.of(request.item()),
            request.conditionExpression(),
            new Placeholders(
                request.expressionAttributeNames(), request.expressionAttributeValues()),
            (_, _, _) -> request.item(),
            false));
    return PutItemResponse.builder().build();
  }

  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    Placeholders given =
        new Placeholders(request.expressionAttributeNames(), request.expressionAttributeValues());
    alone(
        new Change(
            ItemKey.of(request.key()),
            request.conditionExpression(),
            given,
            updating(request.updateExpression()),
            false));
    return UpdateItemResponse.builder().build();
  }

  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    alone(
        new Change(
            ItemKey.of(request.key()),
            request.conditionExpression(),
            new Placeholders(
                request.expressionAttributeNames(), request.expressionAttributeValues()),
            (_, _, _) -> Map.of(),
            false));
    return DeleteItemResponse.builder().build();
  }

  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<Change> changes = request.transactItems().stream().map(SimulatedTable::change).toList();
    Set<ItemKey> keys = new HashSet<>();
    changes.forEach(
        change -> refuseUnless(keys.add(change.key()), "two writes of one item in a transaction"));
    List<CancellationReason> reasons = changes.stream().map(this::reason).toList();
    if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
      throw TransactionCanceledException.builder()
          .message("Transaction cancelled")
          .statusCode(400)
          .cancellationReasons(reasons)
          .build();
    }
    write(changes);
    return TransactWriteItemsResponse.builder().build();
  }

  /** Makes an item of what was there. */
  @FunctionalInterface
  private interface Making {
    Map<String, AttributeValue> make(
        Map<String, AttributeValue> before, ItemKey key, Placeholders given);
  }

  /** A write of one item; one that only checks leaves what is there. */
  private record Change(
      ItemKey key,
      @Nullable String condition,
      Placeholders given,
      Making making,
      boolean tellsWhatStood) {}

  private static Change change(TransactWriteItem item) {
    if (item.put() != null) {
      var put = item.put();
      return new Change(
          ItemKey.of(put.item()),
          put.conditionExpression(),
          new Placeholders(put.expressionAttributeNames(), put.expressionAttributeValues()),
          (_, _, _) -> put.item(),
          tellsWhatStood(put.returnValuesOnConditionCheckFailure()));
    }
    if (item.update() != null) {
      var update = item.update();
      return new Change(
          ItemKey.of(update.key()),
          update.conditionExpression(),
          new Placeholders(update.expressionAttributeNames(), update.expressionAttributeValues()),
          updating(update.updateExpression()),
          tellsWhatStood(update.returnValuesOnConditionCheckFailure()));
    }
    if (item.conditionCheck() != null) {
      var check = item.conditionCheck();
      return new Change(
          ItemKey.of(check.key()),
          check.conditionExpression(),
          new Placeholders(check.expressionAttributeNames(), check.expressionAttributeValues()),
          (before, _, _) -> before,
          tellsWhatStood(check.returnValuesOnConditionCheckFailure()));
    }
    var delete = item.delete();
    return new Change(
        ItemKey.of(delete.key()),
        delete.conditionExpression(),
        new Placeholders(delete.expressionAttributeNames(), delete.expressionAttributeValues()),
        (_, _, _) -> Map.of(),
        tellsWhatStood(delete.returnValuesOnConditionCheckFailure()));
  }

  private static boolean tellsWhatStood(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
    return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  private static Making updating(String expression) {
    return (before, key, given) -> {
      Map<String, AttributeValue> after =
          new HashMap<>(before.isEmpty() ? key.attributes() : before);
      Update.of(expression).apply(before, after, given);
      return after;
    };
  }

  private CancellationReason reason(Change change) {
    Map<String, AttributeValue> before = at(change.key());
    if (Condition.of(change.condition()).holds(before, change.given())) {
      return CancellationReason.builder().code("None").build();
    }
    return CancellationReason.builder()
        .code("ConditionalCheckFailed")
        .message("The conditional request failed")
        .item(change.tellsWhatStood() && !before.isEmpty() ? before : null)
        .build();
  }

  private void alone(Change change) {
    if (!Condition.of(change.condition()).holds(at(change.key()), change.given())) {
      throw ConditionalCheckFailedException.builder()
          .message("The conditional request failed")
          .statusCode(400)
          .build();
    }
    write(List.of(change));
  }

  private void write(List<Change> changes) {
    List<ItemChange> made = new ArrayList<>();
    for (Change change : changes) {
      Map<String, AttributeValue> before = at(change.key());
      Map<String, AttributeValue> after =
          change.making().make(before, change.key(), change.given());
      if (after.equals(before)) {
        continue;
      }
      TreeMap<String, Map<String, AttributeValue>> partition =
          partitions.computeIfAbsent(change.key().partition(), _ -> new TreeMap<>());
      if (after.isEmpty()) {
        partition.remove(change.key().sort());
      } else {
        partition.put(change.key().sort(), Map.copyOf(after));
      }
      indexes
          .values()
          .forEach(index -> index.changed(change.key(), after.isEmpty() ? null : after));
      made.add(new ItemChange(change.key(), before, after));
    }
    if (!made.isEmpty()) {
      observer.accept(made);
    }
  }

  private Map<String, AttributeValue> at(ItemKey key) {
    return partitions
        .getOrDefault(key.partition(), new TreeMap<>())
        .getOrDefault(key.sort(), Map.of());
  }

  private static Map<String, AttributeValue> projected(
      Map<String, AttributeValue> item, @Nullable String projection, Placeholders given) {
    if (projection == null) {
      return item;
    }
    Map<String, AttributeValue> projected = new HashMap<>();
    for (String path : projection.split(",", -1)) {
      String name = given.name(path.strip());
      refuseUnless(!name.contains("."), "a projection of a part");
      AttributeValue value = item.get(name);
      if (value != null) {
        projected.put(name, value);
      }
    }
    return projected;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  private static void refuseUnless(boolean known, String what) {
    if (!known) {
      throw new UnsupportedOperationException("the table does not know " + what);
    }
  }
}
