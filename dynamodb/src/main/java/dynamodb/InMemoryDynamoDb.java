package dynamodb;

import dynamodb.expression.Condition;
import dynamodb.expression.KeyCondition;
import dynamodb.expression.Placeholders;
import dynamodb.expression.Projection;
import dynamodb.expression.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * DynamoDB in memory, for many callers at a time. A test does the same to it and to DynamoDB Local
 * and compares the answers; only what is consumed differs, which is counted as AWS does.
 */
public final class InMemoryDynamoDb implements DynamoDbClient {

  private static final int MOST_IN_A_TRANSACTION = 100;
  private static final int MOST_READ_IN_A_BATCH = 100;
  private static final int MOST_WRITTEN_IN_A_BATCH = 25;
  private static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;

  /** How many transactions are known by their tokens; DynamoDB knows them for ten minutes. */
  private static final int TRANSACTIONS_KNOWN = 1_000;

  private final Map<String, Table> tables = new HashMap<>();

  /** What transactions wrote, by the tokens of their clients. */
  private final Map<String, List<TransactWriteItem>> made =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<TransactWriteItem>> eldest) {
          return size() > TRANSACTIONS_KNOWN;
        }
      };

  private final Consumer<List<ItemChange>> stream;

  public InMemoryDynamoDb() {
    this(_ -> {});
  }

  /**
   * One that tells of each write, with all that it changed, after it was made.
   *
   * @param stream is not told of an item that was written again as it was
   */
  public InMemoryDynamoDb(Consumer<List<ItemChange>> stream) {
    this.stream = stream;
  }

  @Override
  public synchronized CreateTableResponse createTable(CreateTableRequest request) {
    Table created = new Table(request);
    if (tables.putIfAbsent(created.name(), created) != null) {
      throw (ResourceInUseException)
          Refusal.as(
                  ResourceInUseException.builder(),
                  "ResourceInUseException",
                  "Table already exists: " + request.tableName())
              .build();
    }
    return CreateTableResponse.builder().tableDescription(created.description()).build();
  }

  @Override
  public synchronized DescribeTableResponse describeTable(DescribeTableRequest request) {
    return DescribeTableResponse.builder().table(table(request.tableName()).description()).build();
  }

  @Override
  public synchronized ListTablesResponse listTables(ListTablesRequest request) {
    Unknown.unlessAbsent(request.limit(), "Limit");
    Unknown.unlessAbsent(request.exclusiveStartTableName(), "ExclusiveStartTableName");
    return ListTablesResponse.builder().tableNames(new TreeSet<>(tables.keySet())).build();
  }

  @Override
  public synchronized DeleteTableResponse deleteTable(DeleteTableRequest request) {
    Table deleted = table(request.tableName());
    tables.remove(deleted.name());
    return DeleteTableResponse.builder().tableDescription(deleted.description()).build();
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw (ResourceNotFoundException)
          Refusal.as(
                  ResourceNotFoundException.builder(),
                  "ResourceNotFoundException",
                  "Requested resource not found")
              .build();
    }
    return table;
  }

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    Unknown.unless(!request.hasAttributesToGet(), "AttributesToGet");
    Table table = table(request.tableName());
    Projection projection =
        projection(request.projectionExpression(), request.expressionAttributeNames());
    Item item = table.find(table.keys().keyNamed(request.key()));
    double units =
        Capacity.ofReading(item == null ? 0 : item.size(), isTrue(request.consistentRead()));
    return GetItemResponse.builder()
        .item(item == null ? null : projection.of(item.attributes()))
        .consumedCapacity(Capacity.told(request.returnConsumedCapacity(), table.name(), units))
        .build();
  }

  private static Projection projection(@Nullable String expression, Map<String, String> names) {
    return Projection.of(expression, Placeholders.of(names, expression));
  }

  @Override
  public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    if (request.requestItems().values().stream().mapToInt(keys -> keys.keys().size()).sum()
        > MOST_READ_IN_A_BATCH) {
      throw Refusal.validation("Too many items requested for the BatchGetItem call");
    }
    BatchReading batch = new BatchReading();
    List<ConsumedCapacity> consumed = new ArrayList<>();
    request
        .requestItems()
        .forEach(
            (name, wanted) -> {
              double units = batch.read(table(name), wanted);
              ConsumedCapacity told = Capacity.told(request.returnConsumedCapacity(), name, units);
              if (told != null) {
                consumed.add(told);
              }
            });
    return BatchGetItemResponse.builder()
        .responses(batch.found())
        .unprocessedKeys(batch.unprocessed())
        .consumedCapacity(consumed)
        .build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return query(request, 0);
  }

  /**
   * What a query finds in an index that has not heard of the last few writes yet.
   *
   * @param behind how many; at most ten
   */
  public synchronized QueryResponse query(QueryRequest request, int behind) {
    Unknown.unless(!request.hasKeyConditions() && !request.hasQueryFilter(), "KeyConditions");
    Table table = table(request.tableName());
    Placeholders given =
        Placeholders.of(
            request.expressionAttributeNames(),
            request.expressionAttributeValues(),
            request.keyConditionExpression(),
            request.filterExpression(),
            request.projectionExpression());
    Search search =
        new Search(
            table.searched(request.indexName(), behind),
            Condition.of(request.filterExpression()),
            Projection.of(request.projectionExpression(), given),
            given,
            request.limit(),
            request.exclusiveStartKey());
    checkConsistency(request.indexName(), request.consistentRead());
    Search.Page page =
        search.query(
            KeyCondition.of(request.keyConditionExpression(), given),
            !Boolean.FALSE.equals(request.scanIndexForward()));
    return QueryResponse.builder()
        .items(itemsAsked(request.select(), page))
        .count(page.items().size())
        .scannedCount(page.read())
        .lastEvaluatedKey(page.end())
        .consumedCapacity(
            Capacity.told(
                request.returnConsumedCapacity(),
                table.name(),
                Capacity.ofReading(page.bytes(), isTrue(request.consistentRead()))))
        .build();
  }

  @Override
  public synchronized ScanResponse scan(ScanRequest request) {
    Unknown.unlessAbsent(request.segment(), "Segment");
    Unknown.unless(!request.hasScanFilter(), "ScanFilter");
    Table table = table(request.tableName());
    Placeholders given =
        Placeholders.of(
            request.expressionAttributeNames(),
            request.expressionAttributeValues(),
            request.filterExpression(),
            request.projectionExpression());
    Search search =
        new Search(
            table.searched(request.indexName(), 0),
            Condition.of(request.filterExpression()),
            Projection.of(request.projectionExpression(), given),
            given,
            request.limit(),
            request.exclusiveStartKey());
    checkConsistency(request.indexName(), request.consistentRead());
    Search.Page page = search.scan();
    return ScanResponse.builder()
        .items(itemsAsked(request.select(), page))
        .count(page.items().size())
        .scannedCount(page.read())
        .lastEvaluatedKey(page.end())
        .consumedCapacity(
            Capacity.told(
                request.returnConsumedCapacity(),
                table.name(),
                Capacity.ofReading(page.bytes(), isTrue(request.consistentRead()))))
        .build();
  }

  private static void checkConsistency(@Nullable String index, @Nullable Boolean consistent) {
    if (index != null && isTrue(consistent)) {
      throw Refusal.validation("Consistent reads are not supported on global secondary indexes");
    }
  }

  private static @Nullable List<Map<String, AttributeValue>> itemsAsked(
      @Nullable Select select, Search.Page page) {
    Unknown.unless(select == null || select == Select.COUNT, "Select " + select);
    return select == null ? page.items() : null;
  }

  private static boolean isTrue(@Nullable Boolean asked) {
    return Boolean.TRUE.equals(asked);
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest request) {
    Unknown.unlessAbsent(request.returnValues(), "ReturnValues");
    Unknown.unless(!request.hasExpected(), "Expected");
    Put put =
        Put.builder()
            .item(request.item())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(request.expressionAttributeNames())
            .expressionAttributeValues(request.expressionAttributeValues())
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    Table table = table(request.tableName());
    int units = alone(Change.of(put, table));
    return PutItemResponse.builder()
        .consumedCapacity(Capacity.told(request.returnConsumedCapacity(), table.name(), units))
        .build();
  }

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
    Unknown.unlessAbsent(request.returnValues(), "ReturnValues");
    Unknown.unless(!request.hasExpected() && !request.hasAttributeUpdates(), "AttributeUpdates");
    Update update =
        Update.builder()
            .key(request.key())
            .updateExpression(request.updateExpression())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(request.expressionAttributeNames())
            .expressionAttributeValues(request.expressionAttributeValues())
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    Table table = table(request.tableName());
    int units = alone(Change.of(update, table));
    return UpdateItemResponse.builder()
        .consumedCapacity(Capacity.told(request.returnConsumedCapacity(), table.name(), units))
        .build();
  }

  @Override
  public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Unknown.unlessAbsent(request.returnValues(), "ReturnValues");
    Unknown.unless(!request.hasExpected(), "Expected");
    Delete delete =
        Delete.builder()
            .key(request.key())
            .conditionExpression(request.conditionExpression())
            .expressionAttributeNames(request.expressionAttributeNames())
            .expressionAttributeValues(request.expressionAttributeValues())
            .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
            .build();
    Table table = table(request.tableName());
    int units = alone(Change.of(delete, table));
    return DeleteItemResponse.builder()
        .consumedCapacity(Capacity.told(request.returnConsumedCapacity(), table.name(), units))
        .build();
  }

  /** Makes a write by itself; returns what it consumes. */
  private int alone(Change change) {
    return write(List.of(change.make()), 1);
  }

  /** Makes writes; returns what they consume, with those of the table counted several times. */
  private int write(List<Change.Made> writes, int times) {
    int units = 0;
    List<ItemChange> told = new ArrayList<>();
    for (Change.Made write : writes) {
      Table table = write.change().table();
      ItemKey key = write.change().key();
      Item before = write.before();
      Item after = write.after();
      units += times * Capacity.ofWriting(before, after);
      units += table.write(key, after);
      Map<String, AttributeValue> was = before == null ? Map.of() : before.attributes();
      Map<String, AttributeValue> is = after == null ? Map.of() : after.attributes();
      if (!was.equals(is)) {
        told.add(new ItemChange(table.name(), table.keys().attributes(key), was, is));
      }
    }
    if (!told.isEmpty()) {
      stream.accept(told);
    }
    return units;
  }

  @Override
  public synchronized BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    Unknown.unlessAbsent(request.returnConsumedCapacity(), "ReturnConsumedCapacity");
    if (request.requestItems().values().stream().mapToInt(List::size).sum()
        > MOST_WRITTEN_IN_A_BATCH) {
      throw Refusal.validation("Too many items requested for the BatchWriteItem call");
    }
    List<Change> changes = new ArrayList<>();
    request
        .requestItems()
        .forEach((name, writes) -> writes.forEach(it -> changes.add(change(it, table(name)))));
    requireDifferent(changes, "Provided list of item keys contains duplicates");
    changes.forEach(this::alone);
    return BatchWriteItemResponse.builder().build();
  }

  private static Change change(WriteRequest write, Table table) {
    return write.putRequest() == null
        ? Change.of(Delete.builder().key(write.deleteRequest().key()).build(), table)
        : Change.of(Put.builder().item(write.putRequest().item()).build(), table);
  }

  private record Target(Table table, ItemKey key) {}

  private static void requireDifferent(List<Change> changes, String otherwise) {
    Set<Target> targets = new HashSet<>();
    for (Change change : changes) {
      if (!targets.add(new Target(change.table(), change.key()))) {
        throw Refusal.validation(otherwise);
      }
    }
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest request) {
    if (wasMade(request)) {
      Unknown.unlessAbsent(request.returnConsumedCapacity(), "ReturnConsumedCapacity");
      return TransactWriteItemsResponse.builder().build();
    }
    if (request.transactItems().size() > MOST_IN_A_TRANSACTION) {
      throw Refusal.validation(
          "Member must have length less than or equal to " + MOST_IN_A_TRANSACTION);
    }
    List<Change> changes =
        request.transactItems().stream().map(item -> Change.of(item, this::table)).toList();
    requireDifferent(changes, "Transaction request cannot include multiple operations on one item");
    int units = write(prepared(changes), 2);
    if (request.clientRequestToken() != null) {
      made.put(request.clientRequestToken(), request.transactItems());
    }
    List<ConsumedCapacity> consumed = new ArrayList<>();
    ConsumedCapacity told =
        Capacity.told(request.returnConsumedCapacity(), changes.getFirst().table().name(), units);
    if (told != null) {
      consumed.add(told);
    }
    return TransactWriteItemsResponse.builder().consumedCapacity(consumed).build();
  }

  /** Whether a transaction comes again, because its client did not get the answer. */
  private boolean wasMade(TransactWriteItemsRequest request) {
    List<TransactWriteItem> before = made.get(request.clientRequestToken());
    if (before == null) {
      return false;
    }
    if (!before.equals(request.transactItems())) {
      throw (IdempotentParameterMismatchException)
          Refusal.as(
                  IdempotentParameterMismatchException.builder(),
                  "IdempotentParameterMismatchException",
                  "The token was given with other items before")
              .build();
    }
    return true;
  }

  /** What a transaction is to write, once all of it may be written. */
  private static List<Change.Made> prepared(List<Change> changes) {
    List<Change.Made> prepared = new ArrayList<>();
    List<CancellationReason> reasons = new ArrayList<>();
    for (Change change : changes) {
      try {
        prepared.add(change.make());
        reasons.add(CancellationReason.builder().code("None").build());
      } catch (ConditionalCheckFailedException failed) {
        reasons.add(
            reason("ConditionalCheckFailed", failed)
                .item(failed.hasItem() ? failed.item() : null)
                .build());
      } catch (DynamoDbException invalid) {
        reasons.add(reason("ValidationError", invalid).build());
      }
    }
    if (prepared.size() < changes.size()) {
      throw cancelled(reasons);
    }
    Unknown.unless(
        prepared.stream().mapToLong(it -> it.after() == null ? 0 : it.after().size()).sum()
            <= LARGEST_TRANSACTION,
        "transactions of more than 4 MB");
    return prepared;
  }

  private static CancellationReason.Builder reason(String code, DynamoDbException refusal) {
    return CancellationReason.builder()
        .code(code)
        .message(refusal.awsErrorDetails().errorMessage());
  }

  private static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    return (TransactionCanceledException)
        Refusal.as(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons "
                    + reasons.stream().map(CancellationReason::code).toList())
            .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
