package cpor.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.change.ClaimContended;
import cpor.claim.Claim;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.ApplyDeadline;
import cpor.handler.ClaimStream;
import cpor.story.StoredClaim;
import cpor.table.Table;
import cpor.table.notices.NoticeRecords;
import cpor.table.notices.NoticeRecords.MailReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class ApplyDeadlineTest {

  private static final String MOVED = "{\"outcome\":\"MOVED\"}";

  private final FakeCloud cloud = new FakeCloud();
  private final ApplyDeadline applyDeadline = new ApplyDeadline(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(String.join("\n", cloud.logged())).doesNotContain(StoredClaim.PERSONAL);
    cloud.close();
  }

  @Nested
  class WhenTimeHasCome {
    @Test
    void aPartnerWhoDidNotAnswerIsRejected() {
      StoredClaim claim = atItsDeadline(StoredClaim.underReview(cloud).requestAction());

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.DISPUTE_PERIOD);
      assertThat(claim.rejection().reasons()).containsExactly(RejectionReason.NO_PARTNER_RESPONSE);
      assertThat(claim.notice(claim.sequence(), NoticeKind.REJECTED).isSettled()).isFalse();
    }

    @Test
    void aWindowThatPassedInSilenceAssociates() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.ASSOCIATED);
    }

    @Test
    void aRejectionThatNobodyDisputedIsClosed() {
      StoredClaim claim = atItsDeadline(StoredClaim.rejected(cloud));

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.CLOSED);
    }

    @Test
    void anOverdueReviewIsRecordedAndLookedAtAgainTheNextBusinessDay() {
      StoredClaim claim = atItsDeadline(StoredClaim.submitted(cloud));

      assertThat(apply(claim))
          .isEqualTo("{\"outcome\":\"OVERDUE\",\"lookAgainAt\":\"2026-12-01T09:00:00Z\"}");

      assertThat(claim.now().stage().name()).isEqualTo(StageName.SUBMITTED);
      assertThat(claim.notice(claim.sequence(), NoticeKind.REVIEW_OVERDUE).isSettled()).isFalse();

      cloud.clock().set(Instant.parse("2026-12-01T09:00:00Z"));
      assertThat(apply(claim)).contains("OVERDUE", "2026-12-02T09:00:00Z");
      assertThat(claim.notice(claim.sequence(), NoticeKind.REVIEW_OVERDUE, 2)).isNotNull();
    }

    @Test
    void aMissedDecisionIsToldBesideTheMissedReview() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      cloud.clock().set(claim.now().decisionDueAt().orElseThrow());

      assertThat(apply(claim)).contains("OVERDUE", "2026-12-08T09:00:00Z");

      assertThat(claim.notice(1, NoticeKind.REVIEW_OVERDUE)).isNotNull();
      assertThat(claim.notice(1, NoticeKind.DECISION_OVERDUE)).isNotNull();
    }
  }

  @Nested
  class BeforeItsTime {
    @Test
    void nothingHappensAndTheAnswerSaysHowLongToWait() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());
      Instant dueAt = cloud.clock().instant();
      cloud.clock().advance(Duration.ofMillis(-1));
      Claim before = claim.now();

      assertThat(apply(claim))
          .isEqualTo("{\"outcome\":\"NOT_YET\",\"lookAgainAt\":\"%s\"}".formatted(dueAt));

      assertThat(claim.now()).isEqualTo(before);
    }

    @Test
    void anOverdueReviewThatWasJustToldIsNotToldTwice() {
      StoredClaim claim = atItsDeadline(StoredClaim.submitted(cloud));
      String lookAgainAt = apply(claim).replaceAll(".*lookAgainAt", "");

      assertThat(apply(claim)).contains("NOT_YET").endsWith(lookAgainAt);
    }
  }

  @Nested
  class WhenTheClaimHasMoved {
    @Test
    void nothingHappensToItsNewStage() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      int waitedIn = claim.sequence();
      claim.startReview();
      cloud.clock().set(Objects.requireNonNull(claim.now().clock().wakeAt()));
      Claim before = claim.now();

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(claim.now()).isEqualTo(before);
    }

    @Test
    void aRestartedWindowKeepsItsOwnDeadline() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());
      int waitedIn = claim.sequence();
      claim.resendNotice().openWindow();

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);
    }

    @Test
    void aCommandThatArrivesFirstWinsThoughItIsLate() {
      StoredClaim claim = atItsDeadline(StoredClaim.underReview(cloud).requestAction());
      cloud.clock().advance(Duration.ofDays(1));
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::resubmit);

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.UNDER_REVIEW);
    }

    @Test
    void aDeadlineThatIsAppliedTwiceCountsOnce() {
      StoredClaim claim = atItsDeadline(StoredClaim.rejected(cloud));
      int waitedIn = claim.sequence();
      apply(waitedIn);
      Claim closed = claim.now();

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(claim.now()).isEqualTo(closed);
    }

    @Test
    void aWindowThatIsNotOpenHasNoDeadline() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.clock().advance(Duration.ofDays(30));

      assertThat(apply(claim)).isEqualTo(MOVED);
      assertThat(window(claim)).isInstanceOf(WindowState.NoticePending.class);

      claim.hold(HeldReason.BOUNCED);
      cloud.clock().advance(Duration.ofDays(30));
      assertThat(apply(claim)).isEqualTo(MOVED);
      assertThat(window(claim)).isInstanceOf(WindowState.Held.class);
    }

    @Test
    void aClaimThatIsGoneIsLeftAlone() {
      assertThat(apply(1)).isEqualTo(MOVED);
    }
  }

  @Nested
  class AtTheSameMoment {
    @Test
    void aBounceThatIsReportedWhileTheWindowEndsCounts() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> report(MailReport.BOUNCED));

      apply(claim);

      assertThat(window(claim))
          .isInstanceOfSatisfying(
              WindowState.Held.class,
              held -> assertThat(held.reason()).isEqualTo(HeldReason.NOT_DELIVERED));
    }

    @Test
    void aDeliveryThatIsReportedWhileTheWindowEndsCounts() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());
      report(MailReport.BOUNCED);
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> report(MailReport.DELIVERED));

      apply(claim);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.ASSOCIATED);
    }

    @Test
    void aDeclineWhileTheWindowEndsWins() {
      StoredClaim claim = atItsDeadline(StoredClaim.approved(cloud).openWindow());
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::decline);

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.rejection().reasons()).containsExactly(RejectionReason.CUSTOMER_DECLINED);
    }

    @Test
    void aReviewerWhoDecidesWhileTheReviewFallsDueWins() {
      StoredClaim claim = atItsDeadline(StoredClaim.underReview(cloud));
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::approve);

      assertThat(apply(claim)).isEqualTo(MOVED);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.CONSENT_WINDOW);
    }

    /** The registration comes between the deadline's read and its write. */
    @Test
    void aDoorbellThatIsRegisteredWhileTheDeadlineIsAppliedIsRung() {
      StoredClaim claim = atItsDeadline(StoredClaim.rejected(cloud));
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> register("token-1", claim));

      assertThat(apply(claim)).isEqualTo(MOVED);
      cloud.invoke(new ClaimStream(cloud), StreamRecords.batch(List.of(StreamRecords.last(cloud))));

      assertThat(claim.now().stage().name()).isEqualTo(StageName.CLOSED);
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @Test
    void whoIsAlwaysBehindOthersFailsSoThatItIsTriedAgain() {
      StoredClaim claim = atItsDeadline(StoredClaim.rejected(cloud));
      for (int others = 0; others < 5; others++) {
        cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::comment);
      }

      assertThatThrownBy(() -> apply(claim)).isInstanceOf(ClaimContended.class);

      assertThat(apply(claim)).isEqualTo(MOVED);
      assertThat(claim.now().stage().name()).isEqualTo(StageName.CLOSED);
    }

    private void report(MailReport report) {
      NoticeRecords notices =
          new NoticeRecords(new Table(cloud.undisturbedDynamoDb(), cloud.table()));
      notices.reported(
          StoredClaim.ID,
          new OwedNotice(3, NoticeKind.CONSENT_REQUEST, 1, FakeCloud.MONDAY),
          report,
          cloud.clock().instant());
    }

    /** As the state machine does it. */
    private void register(String token, StoredClaim claim) {
      AttributeValue sequence = AttributeValue.fromN(String.valueOf(claim.sequence()));
      Map<String, AttributeValue> doorbell = new HashMap<>(keyOf("DOORBELL"));
      doorbell.put("token", AttributeValue.fromS(token));
      doorbell.put("stageSequence", sequence);
      ConditionCheck unmoved =
          ConditionCheck.builder()
              .tableName(cloud.table())
              .key(keyOf("CLAIM"))
              .conditionExpression("stageSequence = :sequence")
              .expressionAttributeValues(Map.of(":sequence", sequence))
              .build();
      Put put = Put.builder().tableName(cloud.table()).item(doorbell).build();
      cloud
          .undisturbedDynamoDb()
          .transactWriteItems(
              transaction ->
                  transaction.transactItems(
                      TransactWriteItem.builder().conditionCheck(unmoved).build(),
                      TransactWriteItem.builder().put(put).build()));
    }

    private static Map<String, AttributeValue> keyOf(String sort) {
      return Map.of(
          "pk", AttributeValue.fromS("CLAIM#" + StoredClaim.ID), "sk", AttributeValue.fromS(sort));
    }
  }

  private String apply(StoredClaim claim) {
    return apply(claim.sequence());
  }

  private String apply(int stageSequence) {
    return cloud.invoke(
        applyDeadline,
        "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(StoredClaim.ID, stageSequence));
  }

  private StoredClaim atItsDeadline(StoredClaim claim) {
    cloud.clock().set(Objects.requireNonNull(claim.now().clock().dueAt()));
    return claim;
  }

  private static WindowState window(StoredClaim claim) {
    return ((Stage.ConsentWindow) claim.now().stage()).window();
  }
}
