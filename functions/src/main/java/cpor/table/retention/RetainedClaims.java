package cpor.table.retention;

import cpor.claim.StageName;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Final claims and discarded drafts, which are kept until a day and then removed. Nothing shows of
 * a claim that is being removed, but its one item stays in the index until everything else is gone:
 * a removal that broke off is found and goes on.
 */
public final class RetainedClaims {

  /** Where claims end, discarded drafts among them. */
  public static final List<StageName> LAST_STAGES =
      List.of(StageName.EDITING, StageName.ASSOCIATED, StageName.CLOSED);

  private final Table table;

  public RetainedClaims(Table table) {
    this.table = table;
  }

  /**
   * A claim that has to go.
   *
   * @param retainUntil the last day that it was to be kept
   */
  public record Retained(String claimId, StageName stage, LocalDate retainUntil) {}

  /** All that ended in a stage and whose last day has passed, the longest overdue first. */
  public Stream<Retained> overdue(StageName stage, LocalDate today) {
    return table
        .allOfAMomentAgo(
            Query.in(Index.BY_RETENTION, stage.name()).whereSort("<", today.toString()))
        .map(RetainedClaims::retained);
  }

  private static Retained retained(Item item) {
    return new Retained(
        item.claimId(),
        StageName.valueOf(item.requireText("stage")),
        LocalDate.parse(item.requireText("retainUntil")));
  }

  /**
   * Begins to remove a claim: its own item keeps nothing but its place in the index.
   *
   * @return whether it is to be removed: not if it is kept longer by now, or gone already
   */
  public boolean begin(Retained claim) {
    AttributeValue until = AttributeValue.fromS(claim.retainUntil().toString());
    AttributeValue stage = AttributeValue.fromS(claim.stage().name());
    return table.replace(
        new Write.PutItemIf(
            Item.at(Keys.claim(claim.claimId())).put("stage", stage).put("retainUntil", until),
            "retainUntil = :until AND stage = :stage",
            Map.of(":until", until, ":stage", stage)));
  }

  /** Removes everything that the table has of a claim, the claim's own item last. */
  public void remove(String claimId) {
    Key claim = Keys.claim(claimId);
    table
        .all(Query.of(claim.partition()).onlyAttributes("sk"))
        .map(Item::sort)
        .filter(sort -> !sort.equals(claim.sort()))
        .forEach(sort -> table.delete(new Key(claim.partition(), sort)));
    table.delete(claim);
  }
}
