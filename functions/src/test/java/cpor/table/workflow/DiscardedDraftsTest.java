package cpor.table.workflow;

import static cpor.table.LivedClaim.MONDAY;
import static cpor.table.LivedClaim.PARTNER;
import static cpor.table.LivedClaim.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.LivedClaim;
import cpor.table.LocalDynamoDb;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import cpor.table.claims.ClaimStore;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DiscardedDraftsTest {

  private static final AttributeValue NINETY_DAYS_LATER =
      AttributeValue.fromN(Long.toString(MONDAY.plus(Duration.ofDays(90)).getEpochSecond()));

  private final Table table = LocalDynamoDb.table();
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final DiscardedDrafts discarded = new DiscardedDrafts(table);

  /** More items than one transaction could write. */
  @Test
  void everythingOfADiscardedDraftStaysNinetyDays() {
    LivedClaim claim = LivedClaim.draft(store, "claim-1");
    for (int i = 0; i < 60; i++) {
      claim.commented(PARTNER, "comment " + i);
    }
    claim.discarded();

    discarded.expire("claim-1");

    assertThat(items("claim-1"))
        .hasSizeGreaterThan(120)
        .allSatisfy(item -> assertThat(item).containsEntry("expiresAt", NINETY_DAYS_LATER));
  }

  @Test
  void whatIsLeftIsExpiredWhenItIsBegunAgainAndStaysAsItWas() {
    LivedClaim.draft(store, "claim-1").discarded();
    discarded.expire("claim-1");
    List<Map<String, AttributeValue>> expiring = items("claim-1");
    assertThat(
            table.update(
                new Write.UpdateItem(
                    Keys.event("claim-1", 1),
                    "REMOVE expiresAt",
                    "expiresAt > :none",
                    Map.of(":none", AttributeValue.fromN("0")))))
        .isTrue();

    discarded.expire("claim-1");

    assertThat(items("claim-1")).isEqualTo(expiring);
  }

  @Test
  void aClaimThatLivesLosesNothing() {
    LivedClaim.draft(store, "draft").edited(TENANT.replace('8', '9'));
    LivedClaim.draft(store, "submitted").submitted();
    LivedClaim.draft(store, "discarded").discarded();

    List.of("draft", "submitted", "discarded", "unknown").forEach(discarded::expire);

    assertThat(items("draft")).hasSize(5).noneMatch(item -> item.containsKey("expiresAt"));
    assertThat(items("submitted")).hasSize(6).noneMatch(item -> item.containsKey("expiresAt"));
    assertThat(items("unknown")).isEmpty();
  }

  private List<Map<String, AttributeValue>> items(String claimId) {
    return table.all(Query.of(Keys.partition(claimId))).map(Item::attributes).toList();
  }
}
