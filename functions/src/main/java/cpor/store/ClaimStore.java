package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.RecordedEvent;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Claims and their history. A claim is read consistently and changed in one transaction with its
 * events, the notices they cause and whatever has to happen beside them.
 */
public final class ClaimStore {

  /** Cancellations that say nothing about the claim: the same transaction may succeed later. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ClaimItems items;

  /**
   * A store on one table.
   *
   * @param retention how long final claims are kept
   */
  public ClaimStore(DynamoDbClient dynamoDb, String table, Period retention) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.items = new ClaimItems(retention);
  }

  /** The claim, unless there is none or it was discarded. */
  public Optional<Claim> find(String claimId) {
    if (!Keys.canName(claimId)) {
      return Optional.empty();
    }
    return present(
        dynamoDb
            .getItem(request -> request.tableName(table).key(keyOf(claimId)).consistentRead(true))
            .item());
  }

  /** The claim and the answer that the same request got before, in one consistent read. */
  public ClaimReading read(String claimId, IdempotencyKey key, Instant now) {
    if (!Keys.canName(claimId)) {
      return new ClaimReading(null, null);
    }
    Map<String, AttributeValue> answerKey = IdempotencyRecords.keyOf(key);
    List<Map<String, AttributeValue>> found = getBoth(keyOf(claimId), answerKey);
    Claim claim = null;
    StoredAnswer answered = null;
    for (Map<String, AttributeValue> item : found) {
      if (Attributes.require(item, "sk").equals(Keys.CLAIM)) {
        claim = present(item).orElse(null);
      } else {
        answered = IdempotencyRecords.answer(item, now).orElse(null);
      }
    }
    return new ClaimReading(claim, answered);
  }

  private List<Map<String, AttributeValue>> getBoth(
      Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            table,
            KeysAndAttributes.builder().keys(List.of(one, other)).consistentRead(true).build());
    // a throttled table answers a batch in parts
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> batch = wanted;
      BatchGetItemResponse response = dynamoDb.batchGetItem(request -> request.requestItems(batch));
      found.addAll(response.responses().getOrDefault(table, List.of()));
      wanted = response.unprocessedKeys();
    }
    return found;
  }

  private static Optional<Claim> present(Map<String, AttributeValue> item) {
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(ClaimDocuments.claim(item)).filter(claim -> claim.discardedAt() == null);
  }

  /** Writes a commit whole or not at all. */
  public CommitResult commit(Commit commit) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(write(claimPut(commit)));
    for (TransactionPart part : commit.beside()) {
      writes.add(part.write());
    }
    int lifecycleBefore = commit.before() == null ? 0 : commit.before().counters().lifecycle();
    boolean beginsLifecycle = commit.after().counters().lifecycle() > lifecycleBefore;
    for (RecordedEvent recorded : commit.events()) {
      boolean last = recorded.sequence() == commit.after().counters().events();
      writes.add(put(items.event(commit.after(), recorded, beginsLifecycle && last)));
      String comment = recorded.event().comment();
      if (comment != null) {
        writes.add(put(items.comment(commit.after(), recorded, comment)));
      }
    }
    commit.owed().forEach(owed -> writes.add(put(ClaimItems.notice(commit.after().id(), owed))));
    try {
      dynamoDb.transactWriteItems(request -> request.transactItems(writes));
      return new CommitResult.Committed();
    } catch (TransactionCanceledException cancelled) {
      return result(commit, cancelled);
    }
  }

  private static CommitResult result(Commit commit, TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    for (int i = 0; i < commit.beside().size(); i++) {
      CancellationReason reason = reasons.get(i + 1);
      if (isRefused(reason)) {
        return new CommitResult.PartRefused(commit.beside().get(i), reason.item());
      }
    }
    if (reasons.stream().anyMatch(ClaimStore::isRefused)) {
      return new CommitResult.Stale();
    }
    if (reasons.stream()
        .map(CancellationReason::code)
        .allMatch(code -> code == null || code.equals("None") || PASSING.contains(code))) {
      return new CommitResult.Contended();
    }
    throw cancelled;
  }

  private static boolean isRefused(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  private Put claimPut(Commit commit) {
    Put.Builder put = Put.builder().tableName(table).item(items.claim(commit.after()));
    Claim before = commit.before();
    return before == null
        ? put.conditionExpression("attribute_not_exists(pk)").build()
        // the lifecycle is also raised by repair, which is no event
        : put.conditionExpression("eventCount = :events AND lifecycle = :lifecycle")
            .expressionAttributeValues(
                Map.of(
                    ":events", number(before.counters().events()),
                    ":lifecycle", number(before.counters().lifecycle())))
            .build();
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return write(Put.builder().tableName(table).item(item).build());
  }

  private static TransactWriteItem write(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  /**
   * A claim's events, oldest first.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<RecordedEvent> history(String claimId, int limit, @Nullable String after) {
    return list(claimId, Keys.EVENT_PREFIX, limit, after, ClaimDocuments::event);
  }

  /** A claim's comments, oldest first. */
  public Page<Comment> comments(String claimId, int limit, @Nullable String after) {
    return list(claimId, Keys.COMMENT_PREFIX, limit, after, ClaimStore::comment);
  }

  private <T> Page<T> list(
      String claimId,
      String prefix,
      int limit,
      @Nullable String after,
      Function<Map<String, AttributeValue>, T> reader) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
            .expressionAttributeValues(
                Map.of(":pk", text(Keys.claim(claimId)), ":prefix", text(prefix)))
            .limit(limit);
    if (after != null) {
      request.exclusiveStartKey(Attributes.key(Keys.claim(claimId), after));
    }
    QueryResponse response = PageQuery.read(dynamoDb, request.build());
    Map<String, AttributeValue> last = response.lastEvaluatedKey();
    return new Page<>(
        response.items().stream().map(reader).toList(),
        last.isEmpty() ? null : Attributes.require(last, "sk"));
  }

  private static Comment comment(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> personal = item.getOrDefault("personal", text("")).m();
    return new Comment(
        Attributes.require(item, "sk").substring(Keys.COMMENT_PREFIX.length()),
        Instant.parse(Attributes.require(item, "at")),
        new Actor(
            Actor.Kind.valueOf(Attributes.require(item, "byKind")),
            text(item, "byId").orElse(""),
            text(personal, "displayName").orElse(null)),
        Attributes.require(item, "text"));
  }

  private static Map<String, AttributeValue> keyOf(String claimId) {
    return Attributes.key(Keys.claim(claimId), Keys.CLAIM);
  }
}
