package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.RecordedEvent;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Page;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import cpor.table.Written;
import cpor.table.notices.NoticeRecords;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Claims and their history. A claim is read consistently and changed in one transaction with its
 * events, the notices they cause and whatever has to happen beside them.
 */
public final class ClaimStore {

  private final Table table;
  private final ClaimItems items;

  /**
   * A store on one table.
   *
   * @param retention how long final claims are kept
   */
  public ClaimStore(Table table, Period retention) {
    this.table = table;
    this.items = new ClaimItems(retention);
  }

  /** The claim, unless there is none or it was discarded. */
  public Optional<Claim> find(String claimId) {
    return Keys.canName(claimId)
        ? table.get(Keys.claim(claimId)).flatMap(ClaimStore::present)
        : Optional.empty();
  }

  /**
   * Claims as they were a moment ago, without the people, in this order; those that are gone are
   * left out. At most 100.
   */
  public List<Claim> findAllOfAMomentAgo(List<String> claimIds) {
    Map<String, Claim> found = new HashMap<>();
    table
        .getAllOfAMomentAgo(
            claimIds.stream().map(Keys::claim).toList(), "pk", PersonalData.DOCUMENT)
        .forEach(item -> present(item).ifPresent(claim -> found.put(claim.id(), claim)));
    return claimIds.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
  }

  /** The claim and the answer that the same request got before, in one consistent read. */
  public ClaimReading read(String claimId, IdempotencyKey key, Instant now) {
    if (!Keys.canName(claimId)) {
      return new ClaimReading(null, null);
    }
    Claim claim = null;
    StoredAnswer answered = null;
    for (Item item : table.getAll(List.of(Keys.claim(claimId), IdempotencyRecords.keyOf(key)))) {
      if (item.sort().equals(Keys.CLAIM)) {
        claim = present(item).orElse(null);
      } else {
        answered = IdempotencyRecords.answer(item, now).orElse(null);
      }
    }
    return new ClaimReading(claim, answered);
  }

  /** Of a claim that is being removed no document is left. */
  private static Optional<Claim> present(Item item) {
    return PersonalData.isWhole(item)
        ? Optional.of(ClaimDocuments.claim(item)).filter(claim -> claim.discardedAt() == null)
        : Optional.empty();
  }

  /** Writes a change whole or not at all, together with what has to be written beside it. */
  public CommitResult commit(ClaimChange change, List<Write> beside) {
    List<Write> writes = new ArrayList<>(beside);
    writes.add(snapshot(change));
    writes.addAll(ClaimWords.writes(change.before(), change.after()));
    for (RecordedEvent recorded : change.events()) {
      writes.add(new Write.PutItem(items.event(change, recorded)));
      String comment = recorded.event().comment();
      if (comment != null) {
        writes.add(new Write.PutItem(ClaimItems.comment(change.after(), recorded, comment)));
      }
    }
    change
        .owed()
        .forEach(
            owed -> writes.add(new Write.PutItem(NoticeRecords.item(change.after().id(), owed))));
    return switch (table.write(writes)) {
      case Written.All _ -> new CommitResult.Committed();
      case Written.Contended _ -> new CommitResult.Stale();
      case Written.Refused(int first, Item found) ->
          first < beside.size() ? new CommitResult.Prevented(found) : new CommitResult.Stale();
    };
  }

  /** The lifecycle is also raised by repair, which is no event. */
  private Write snapshot(ClaimChange change) {
    Item item = items.claim(change.after());
    Claim before = change.before();
    return before == null
        ? new Write.PutItemIf(item, "attribute_not_exists(pk)", Map.of())
        : new Write.PutItemIf(
            item,
            "eventCount = :events AND lifecycle = :lifecycle",
            Map.of(
                ":events", number(before.counters().events()),
                ":lifecycle", number(before.counters().lifecycle())));
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
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
    return list(claimId, Keys.COMMENT_PREFIX, limit, after, Comment::of);
  }

  private <T> Page<T> list(
      String claimId, String prefix, int limit, @Nullable String after, Function<Item, T> reader) {
    Query query = Query.of(Keys.partition(claimId)).beginningWith(prefix);
    return table.page(query, limit, after).map(reader);
  }
}
