package cpor.simulation.cloud;

import dynamodb.InMemoryDynamoDb;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * DynamoDB as a strand reaches it. The SDK makes a call again by itself when its answer is lost:
 * then a condition may meet its own effect, but a transaction, which carries a token, may not.
 */
final class TableClient implements DynamoDbClient {

  private static final Set<Fault> OF_A_WRITE = Calls.usualAnd(Fault.REPEATED, Fault.CONFLICT);
  private static final Set<Fault> OF_A_TRANSACTION = Calls.usualAnd(Fault.CONFLICT);
  private static final Set<Fault> OF_AN_INDEX = Calls.usualAnd(Fault.BEHIND);

  /** Repair walks through this index by so many queries: each storm would strike each walk. */
  private static final String WALKED = "byWake";

  private static final int QUERIES_OF_A_WALK = 32;

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return world()
        .calls()
        .call("reads " + sort(request.key()), Calls.USUAL, () -> table().getItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return world().calls().call("reads a batch", Calls.USUAL, () -> table().batchGetItem(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    @Nullable String index = request.indexName();
    return world()
        .calls()
        .call(
            "queries " + (index == null ? "the table" : index),
            ofAQuery(index),
            fault -> table().query(request, fault == Fault.BEHIND ? 3 : 0));
  }

  private static Set<Fault> ofAQuery(@Nullable String index) {
    if (index == null) {
      return Calls.USUAL;
    }
    boolean isSpared =
        index.equals(WALKED) && world().calls().random().nextInt(QUERIES_OF_A_WALK) > 0;
    return isSpared ? Set.of() : OF_AN_INDEX;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return write("puts " + sort(request.item()), () -> table().putItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return write("updates " + sort(request.key()), () -> table().updateItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return write("deletes " + sort(request.key()), () -> table().deleteItem(request));
  }

  private <T> T write(String what, Supplier<T> effect) {
    return world()
        .calls()
        .call(
            what,
            OF_A_WRITE,
            fault -> {
              if (fault == Fault.CONFLICT) {
                throw TransactionConflictException.builder()
                    .message("conflict")
                    .statusCode(400)
                    .awsErrorDetails(Calls.details("TransactionConflictException"))
                    .build();
              }
              if (fault == Fault.REPEATED) {
                T _ = effect.get();
              }
              return effect.get();
            });
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return world()
        .calls()
        .call(
            "writes " + sorts(request.transactItems()),
            OF_A_TRANSACTION,
            fault -> {
              if (fault == Fault.CONFLICT) {
                throw conflict(request.transactItems().size());
              }
              return table().transactWriteItems(request);
            });
  }

  static TransactionCanceledException conflict(int items) {
    return TransactionCanceledException.builder()
        .message("Transaction cancelled")
        .statusCode(400)
        .awsErrorDetails(Calls.details("TransactionCanceledException"))
        .cancellationReasons(
            java.util.stream.IntStream.range(0, items)
                .mapToObj(
                    i ->
                        CancellationReason.builder()
                            .code(i == 0 ? "TransactionConflict" : "None")
                            .build())
                .toList())
        .build();
  }

  static String sorts(List<TransactWriteItem> items) {
    return items.stream().map(TableClient::sort).collect(Collectors.joining(", "));
  }

  private static String sort(TransactWriteItem item) {
    if (item.put() != null) {
      return sort(item.put().item());
    }
    if (item.update() != null) {
      return sort(item.update().key());
    }
    return item.conditionCheck() == null
        ? sort(item.delete().key())
        : "(" + sort(item.conditionCheck().key()) + ")";
  }

  /** Without the partition, which may hold a secret's hash. */
  private static String sort(java.util.Map<String, AttributeValue> item) {
    @Nullable AttributeValue sort = item.get("sk");
    return sort == null ? "?" : sort.s();
  }

  private static World world() {
    return Invocation.present().world();
  }

  private static InMemoryDynamoDb table() {
    return world().table().dynamoDb();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
