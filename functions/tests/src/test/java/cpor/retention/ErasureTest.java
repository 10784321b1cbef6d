package cpor.retention;

import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimDetails;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.cloud.FakeCloud;
import cpor.handler.Retention;
import cpor.handler.SendNotice;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.Comment;
import cpor.table.claims.CommitResult;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class ErasureTest {

  /** A customer's domain is its organisation's. */
  private static final List<String> NAMES =
      List.of("Éva", "eva.nagy", "Péter", "fabrikam.example", "Rita", "Tamás");

  private static final String ERASED = "{\"outcome\":\"ERASED\"}";

  private final FakeCloud cloud = new FakeCloud();
  private final Retention retention = new Retention(cloud);
  private final ClaimStore claims = new ClaimStore(cloud.undisturbedTable(), Period.ofYears(7));

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  @Test
  void afterItNothingNamesAnybody() {
    anAssociatedClaim().in(cloud);

    assertThat(erase("claim-1")).isEqualTo(ERASED);

    assertThat(content()).doesNotContain(NAMES);
    Claim claim = claims.find("claim-1").orElseThrow();
    assertThat(claim.details().partnerContact())
        .isEqualTo(new ClaimDetails.PartnerContact("erased", "erased@erased", Language.EN));
    assertThat(Objects.requireNonNull(claim.details().customerContact()).language())
        .isEqualTo(Language.HU);
  }

  @Test
  void afterItHistoryAndConversationAreReadableWithoutNames() {
    ClaimScenario claim =
        aClaimUnderReview().and(REVIEWER.requestsAction(), PARTNER.comments("It is there."));
    claim.and(PARTNER.resubmits("Please look again."), REVIEWER.rejects()).in(cloud);
    claim.atItsDeadline().and(theDeadlineIsApplied());
    List<String> happened =
        claim.history().stream().map(recorded -> recorded.event().type()).toList();

    erase("claim-1");

    assertThat(claims.history("claim-1", 100, null).items())
        .extracting(recorded -> recorded.event().type())
        .isEqualTo(happened);
    assertThat(claims.history("claim-1", 100, null).items())
        .extracting(recorded -> recorded.by().displayName())
        .containsOnly("erased", null);
    assertThat(claims.comments("claim-1", 100, null).items())
        .extracting(Comment::text)
        .contains("It is there.", "Please look again.");
  }

  @Test
  void anOpenClaimIsRefused() {
    aRejectedClaim().in(cloud);
    String before = content();

    assertThat(erase("claim-1")).isEqualTo("{\"outcome\":\"REFUSED_OPEN\"}");

    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aClaimThatDoesNotExistIsSaidNotTo() {
    assertThat(erase("claim-1")).isEqualTo("{\"outcome\":\"NO_SUCH_CLAIM\"}");
  }

  @Test
  void aSecondTimeChangesNothing() {
    aClaimWhoseDisputePeriodPassed().in(cloud);
    erase("claim-1");
    String before = content();

    assertThat(erase("claim-1")).isEqualTo(ERASED);

    assertThat(content()).isEqualTo(before);
  }

  @Test
  void whoHasReadTheClaimBeforeCannotWriteItsPeopleBack() {
    ClaimChange late = anAssociatedClaim().in(cloud).deciding(PARTNER.withdraws());

    erase("claim-1");

    assertThat(claims.commit(late, List.of())).isEqualTo(new CommitResult.Stale());
  }

  @Test
  void aChangeInTheLastMomentIsErasedToo() {
    ClaimScenario claim = anAssociatedClaim().in(cloud);
    cloud.dynamoDb().before(UpdateItemRequest.class, () -> claim.and(PARTNER.withdraws()));

    assertThat(erase("claim-1")).isEqualTo(ERASED);

    assertThat(content()).doesNotContain(NAMES);
  }

  @Test
  void nobodyIsWrittenToAfterwards() {
    ClaimScenario claim = anAssociatedClaim().in(cloud);
    erase("claim-1");
    claim.and(PARTNER.withdraws());

    cloud.invoke(new SendNotice(cloud), "{\"claimId\": \"claim-1\"}");

    assertThat(cloud.ses().sent()).isEmpty();
    assertThat(claim.notice(claim.stageSequence(), NoticeKind.ASSOCIATION_ENDED).overtakenAt())
        .isNotNull();
  }

  private String erase(String claimId) {
    return cloud.invoke(retention, "{\"erase\": \"%s\"}".formatted(claimId));
  }

  /** All that the table has. */
  private String content() {
    return cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).items().stream()
        .map(Object::toString)
        .sorted()
        .toList()
        .toString();
  }
}
