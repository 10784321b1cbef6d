package cpor.table.notices;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimChange;
import cpor.claim.Stage.HeldReason;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Item;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConsentLinksTest {

  private static final Instant DECLINED_AT = MONDAY.plus(Duration.ofDays(3));

  private final DynamoDbClient dynamoDb = Tables.dynamoDb();
  private final Table table = new Table(dynamoDb, Tables.NAME);
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final ConsentLinks links = new ConsentLinks(table, SecureRandom::new);
  private final ClaimScenario claim = aClaimInItsConsentWindow().in(table);

  @Test
  void aLinkLeadsToItsClaimAndNotice() {
    String token = newLink();

    assertThat(links.find(token, MONDAY))
        .hasValueSatisfying(
            link -> {
              assertThat(link.claimId()).isEqualTo("claim-1");
              assertThat(link.noticeSequence()).isEqualTo(noticeSequence());
              assertThat(link.usedAt()).isNull();
            });
  }

  @Test
  void theTableHoldsNothingThatALinkCouldBeMadeFrom() {
    String token = newLink();

    List<Map<String, AttributeValue>> items =
        dynamoDb.scan(scan -> scan.tableName(Tables.NAME)).items();

    assertThat(items).anyMatch(item -> Item.of(item).requireText("pk").startsWith("CONSENT#"));
    assertThat(items).noneMatch(item -> item.toString().contains(token));
  }

  @Test
  void tokensAreLongAndNeverTheSame() {
    String token = newLink();

    assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+").isNotEqualTo(newLink());
  }

  @Test
  void everyLinkOfTheCurrentNoticeWorks() {
    assertThat(List.of(newLink(), newLink()))
        .allSatisfy(token -> assertThat(links.find(token, MONDAY)).isPresent());
  }

  @Test
  void whatIsNoTokenOfOursLeadsNowhere() {
    newLink();

    assertThat(List.of("", "x", "A".repeat(43), "LINK", "../claims"))
        .allSatisfy(token -> assertThat(links.find(token, MONDAY)).isEmpty());
  }

  @Test
  void aLinkThatDeclinedSaysSoForNinetyDays() {
    String token = newLink();
    decline(token);

    assertThat(links.find(token, DECLINED_AT.plus(Duration.ofDays(90)).minusSeconds(1)))
        .map(ConsentLink::usedAt)
        .contains(DECLINED_AT);
    assertThat(links.find(token, DECLINED_AT.plus(Duration.ofDays(90))))
        .as("past its expiry it counts as absent, though nothing has removed it")
        .isEmpty();
  }

  @Test
  void anUnusedLinkOutlivesAnyWindowThatIsHeld() {
    String token = newLink();

    assertThat(links.find(token, MONDAY.plus(Duration.ofDays(365)))).isPresent();
  }

  @Test
  void aLinkIsUsedWithTheDeclineOrNotAtAll() {
    ConsentLink link = links.find(newLink(), MONDAY).orElseThrow();
    claim.at(DECLINED_AT);
    ClaimChange late = claim.deciding(theCustomerDeclines());
    claim.and(theNoticeFails(HeldReason.BOUNCED));

    assertThat(store.commit(late, List.of(ConsentLinks.used(link, DECLINED_AT))))
        .isEqualTo(new CommitResult.Stale());

    assertThat(dynamoDb.scan(scan -> scan.tableName(Tables.NAME)).items())
        .noneMatch(item -> item.containsKey("usedAt"));
  }

  @Test
  void aLinkOfAnOlderNoticeTellsItselfByItsSequence() {
    String token = newLink();
    claim.and(PARTNER.resendsTheNotice());

    assertThat(links.find(token, MONDAY))
        .map(ConsentLink::noticeSequence)
        .hasValueSatisfying(sequence -> assertThat(sequence).isLessThan(noticeSequence()));
  }

  private void decline(String token) {
    ConsentLink link = links.find(token, MONDAY).orElseThrow();
    ClaimChange decline =
        claim.at(DECLINED_AT).deciding(theCustomerDeclines(link.noticeSequence()));
    assertThat(store.commit(decline, List.of(ConsentLinks.used(link, DECLINED_AT))))
        .isEqualTo(new CommitResult.Committed());
  }

  private String newLink() {
    return links.create("claim-1", noticeSequence(), MONDAY);
  }

  private int noticeSequence() {
    return claim.consent().noticeSequence();
  }
}
