package cpor.store;

import static cpor.store.LivedClaim.MONDAY;
import static cpor.store.LivedClaim.PARTNER;
import static cpor.store.LivedClaim.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DiscardedDraftsTest {

  private static final AttributeValue NINETY_DAYS_LATER =
      Attributes.number(MONDAY.plus(Duration.ofDays(90)).getEpochSecond());

  private final String table = LocalDynamoDb.newTable();
  private final ClaimStore store = new ClaimStore(LocalDynamoDb.client(), table, Period.ofYears(7));
  private final DiscardedDrafts discarded = new DiscardedDrafts(LocalDynamoDb.client(), table);

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
    LocalDynamoDb.client()
        .updateItem(
            update ->
                update
                    .tableName(table)
                    .key(Attributes.key(Keys.claim("claim-1"), Keys.event(1)))
                    .updateExpression("REMOVE expiresAt"));

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
    return LocalDynamoDb.client()
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", Attributes.text(Keys.claim(claimId)))))
        .items()
        .stream()
        .toList();
  }
}
