package cpor.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The product's one table: the only place that calls DynamoDB. */
public final class Table {

  /** Cancellations that say nothing about the items: the same writes may succeed later. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final DynamoDbClient dynamoDb;
  private final String name;

  public Table(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  /** An item as it is at this very moment. */
  public Optional<Item> get(Key key) {
    return item(GetItemRequest.builder().key(key.attributes()));
  }

  /**
   * Some attributes of an item as it is at this very moment.
   *
   * @param attributes by name; one that the item lacks is left out
   */
  public Optional<Item> get(Key key, String... attributes) {
    Map<String, String> names = new HashMap<>();
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    return item(
        GetItemRequest.builder()
            .key(key.attributes())
            .projectionExpression(String.join(", ", names.keySet()))
            .expressionAttributeNames(names));
  }

  private Optional<Item> item(GetItemRequest.Builder request) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(request.tableName(name).consistentRead(true).build()).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(Item.of(item));
  }

  /** Some items as they are at this very moment; those that do not exist are left out. */
  public List<Item> getAll(List<Key> keys) {
    return getAll(keys, KeysAndAttributes.builder().consistentRead(true));
  }

  /** Some items as they were a moment ago, which costs half; at most 100. */
  public List<Item> getAllOfAMomentAgo(List<Key> keys) {
    return getAll(keys, KeysAndAttributes.builder());
  }

  /** Some attributes of some items, as they were a moment ago; at most 100 items. */
  public List<Item> getAllOfAMomentAgo(List<Key> keys, String... attributes) {
    return getAll(
        keys, KeysAndAttributes.builder().projectionExpression(String.join(", ", attributes)));
  }

  private List<Item> getAll(List<Key> keys, KeysAndAttributes.Builder reading) {
    List<Item> found = new ArrayList<>();
    Map<String, KeysAndAttributes> wanted =
        keys.isEmpty()
            ? Map.of()
            : Map.of(name, reading.keys(keys.stream().map(Key::attributes).toList()).build());
    // a throttled table answers a batch in parts
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> batch = wanted;
      BatchGetItemResponse response = dynamoDb.batchGetItem(request -> request.requestItems(batch));
      response.responses().getOrDefault(name, List.of()).forEach(item -> found.add(Item.of(item)));
      wanted = response.unprocessedKeys();
    }
    return found;
  }

  /** Everything that a query of the table finds, consistently, in the order of its sort keys. */
  public Stream<Item> all(Query query) {
    return all(query, true);
  }

  /** Everything that a query found a moment ago, in the order of its sort keys. */
  public Stream<Item> allOfAMomentAgo(Query query) {
    return all(query, false);
  }

  private Stream<Item> all(Query query, boolean consistent) {
    return dynamoDb
        .queryPaginator(query.request(name).consistentRead(consistent).build())
        .items()
        .stream()
        .map(Item::of);
  }

  /**
   * One page of what a query finds.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   * @throws NoSuchPage when no page can begin there
   */
  public Page<Item> page(Query query, int limit, @Nullable String after) {
    QueryRequest.Builder request = query.request(name).limit(limit);
    if (after != null) {
      request.exclusiveStartKey(query.startAfter(after));
    }
    QueryResponse response = response(request.build());
    AttributeValue last = response.lastEvaluatedKey().get(query.sortKey());
    return new Page<>(
        response.items().stream().map(Item::of).toList(), last == null ? null : last.s());
  }

  /**
   * One page of what queries find together, in the order of their places, which is the same in all
   * of them; it is full unless it is the last one. One item more than it has room for is read of
   * each.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   * @throws NoSuchPage when no page can begin there
   */
  public Page<Item> fullPage(List<Query> queries, int limit, @Nullable String after) {
    List<Walk> walks =
        queries.stream().map(query -> new Walk(this, query, limit + 1, after)).toList();
    List<Item> found = new ArrayList<>();
    String last = null;
    Optional<Walk> next = Walk.nearest(walks);
    while (next.isPresent() && found.size() < limit) {
      found.add(next.get().take());
      last = next.get().passed();
      next = Walk.nearest(walks);
    }
    return new Page<>(found, next.isPresent() ? last : null);
  }

  /**
   * One page of what queries find one after the other, each without what it {@link Query#keepBelow
   * leaves out} because a later one finds it, too; it is full unless it is the last one.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   * @throws NoSuchPage when no page can begin there
   */
  public Page<Item> pageInTurn(List<Query> queries, int limit, @Nullable String after) {
    return new WalksInTurn(this, queries, limit, after).page();
  }

  /**
   * How many items a query finds, counted no further than to some number.
   *
   * @return at most that number and one
   */
  public int count(Query query, int most) {
    int counted = 0;
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest.Builder request =
          query.request(name).select(Select.COUNT).limit(most + 1 - counted);
      if (!from.isEmpty()) {
        request.exclusiveStartKey(from);
      }
      QueryResponse response = dynamoDb.query(request.build());
      counted += response.count();
      from = response.lastEvaluatedKey();
    } while (!from.isEmpty() && counted <= most);
    return counted;
  }

  /** Whether a caller made up where its page begins is known when DynamoDB refuses that. */
  private QueryResponse response(QueryRequest request) {
    try {
      return dynamoDb.query(request);
    } catch (DynamoDbException refused) {
      if (request.hasExclusiveStartKey()
          && refused.awsErrorDetails().errorCode().equals("ValidationException")) {
        throw new NoSuchPage(refused);
      }
      throw refused;
    }
  }

  /** Writes an item, whatever stands there. */
  public void put(Item item) {
    dynamoDb.putItem(request -> request.tableName(name).item(item.attributes()));
  }

  /** Writes an item, unless one stands there; returns whether it did. */
  public boolean putNew(Item item) {
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(name)
                  .item(item.attributes())
                  .conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException taken) {
      return false;
    }
  }

  /** Changes an item if the condition holds; returns whether it did. */
  public boolean update(Write.UpdateItem update) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(name)
                  .key(update.key().attributes())
                  .updateExpression(update.expression())
                  .conditionExpression(update.condition())
                  .expressionAttributeValues(update.values()));
      return true;
    } catch (ConditionalCheckFailedException doesNotHold) {
      return false;
    }
  }

  /** Writes an item if the condition holds of what stands there; returns whether it did. */
  public boolean replace(Write.PutItemIf put) {
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(name)
                  .item(put.item().attributes())
                  .conditionExpression(put.condition())
                  .expressionAttributeValues(put.values()));
      return true;
    } catch (ConditionalCheckFailedException doesNotHold) {
      return false;
    }
  }

  /** Deletes an item, if there is one. */
  public void delete(Key key) {
    dynamoDb.deleteItem(request -> request.tableName(name).key(key.attributes()));
  }

  /** Makes all these writes or none. */
  public Written write(List<Write> writes) {
    try {
      dynamoDb.transactWriteItems(
          request -> request.transactItems(writes.stream().map(it -> it.in(name)).toList()));
      return new Written.All();
    } catch (TransactionCanceledException cancelled) {
      return result(cancelled);
    }
  }

  private static Written result(TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    for (int i = 0; i < reasons.size(); i++) {
      if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
        return new Written.Refused(i, Item.of(reasons.get(i).item()));
      }
    }
    if (reasons.stream()
        .map(CancellationReason::code)
        .allMatch(code -> code == null || code.equals("None") || PASSING.contains(code))) {
      return new Written.Contended();
    }
    throw cancelled;
  }
}
