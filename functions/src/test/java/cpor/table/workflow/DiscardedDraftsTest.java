package cpor.table.workflow;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.LocalDynamoDb;
import cpor.story.ClaimScenario;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DiscardedDraftsTest {

  private static final AttributeValue NINETY_DAYS_LATER =
      AttributeValue.fromN(Long.toString(MONDAY.plus(Duration.ofDays(90)).getEpochSecond()));

  private final Table table = LocalDynamoDb.table();
  private final DiscardedDrafts discarded = new DiscardedDrafts(table);

  /** More items than one transaction could write. */
  @Test
  void everythingOfADiscardedDraftStaysNinetyDays() {
    ClaimScenario claim = aDraft();
    for (int i = 0; i < 60; i++) {
      claim.and(PARTNER.comments("comment " + i));
    }
    claim.and(PARTNER.discards()).in(table);

    discarded.expire("claim-1");

    assertThat(items("claim-1"))
        .hasSizeGreaterThan(120)
        .allSatisfy(item -> assertThat(item).containsEntry("expiresAt", NINETY_DAYS_LATER));
  }

  @Test
  void whatIsLeftIsExpiredWhenItIsBegunAgainAndStaysAsItWas() {
    aDraft().and(PARTNER.discards()).in(table);
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
    aDraft().as("draft").in(table);
    aSubmittedClaim().as("submitted").in(table);
    aDraft().and(PARTNER.discards()).as("discarded").in(table);

    List.of("draft", "submitted", "discarded", "unknown").forEach(discarded::expire);

    assertThat(items("draft")).hasSize(5).noneMatch(item -> item.containsKey("expiresAt"));
    assertThat(items("submitted")).hasSize(7).noneMatch(item -> item.containsKey("expiresAt"));
    assertThat(items("unknown")).isEmpty();
  }

  private List<Map<String, AttributeValue>> items(String claimId) {
    return table.all(Query.of(Keys.partition(claimId))).map(Item::attributes).toList();
  }
}
