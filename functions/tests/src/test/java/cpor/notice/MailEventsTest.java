package cpor.notice;

import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.Claim;
import cpor.claim.NoticeKind;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes.Sent;
import cpor.cloud.QueuedMessages;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.MailEvents;
import cpor.handler.SendNotice;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import cpor.table.Key;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class MailEventsTest {

  private final FakeCloud cloud = new FakeCloud();
  private final MailEvents mailEvents = new MailEvents(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  @Nested
  class TheCurrentNotice {
    @Test
    void thatBouncedForGoodHoldsTheWindowAtOnce() {
      ClaimScenario claim = askedClaim();

      hear(SesEvent.permanentBounce(mail()));

      claim.thenHeldFor(HeldReason.BOUNCED);
      assertThat(claim.claim().clock().dueAt()).isNull();
      assertThat(claim.consentNotice().bouncedAt()).isNotNull();
    }

    @Test
    void thatBouncedForGoodAfterItWasDeliveredHoldsTheWindowToo() {
      ClaimScenario claim = askedClaim();

      hear(SesEvent.delivery(mail()));
      hear(SesEvent.permanentBounce(mail()));

      claim.thenHeldFor(HeldReason.BOUNCED);
    }

    @Test
    void thatWasComplainedOfHoldsTheWindowAtOnce() {
      ClaimScenario claim = askedClaim();
      hear(SesEvent.delivery(mail()));

      hear(SesEvent.complaint(mail()));

      claim.thenHeldFor(HeldReason.COMPLAINT);
    }

    @Test
    void thatSesTookAndThenRefusedHoldsTheWindowAtOnce() {
      ClaimScenario claim = askedClaim();

      hear(SesEvent.rejection(mail()));

      claim.thenHeldFor(HeldReason.REFUSED);
    }

    @Test
    void thatWasHeldIsToldToThePartner() {
      askedClaim();
      hear(SesEvent.permanentBounce(mail()));
      cloud.ses().takeSent();

      cloud.invoke(new SendNotice(cloud), "{\"claimId\":\"%s\"}".formatted(ClaimScenario.ID));

      assertThat(cloud.ses().sent()).extracting(Sent::kind).contains("WINDOW_HELD");
    }

    @Test
    void isHeldOnceHoweverOftenItsBounceIsReported() {
      ClaimScenario claim = askedClaim();

      hear(SesEvent.permanentBounce(mail()));
      Claim held = claim.claim();
      cloud.clock().advance(Duration.ofHours(1));
      hear(SesEvent.permanentBounce(mail()));
      hear(SesEvent.complaint(mail()));

      assertThat(claim.claim()).isEqualTo(held);
      assertThat(claim.notice(claim.consent().noticeSequence(), NoticeKind.CONSENT_REQUEST))
          .satisfies(notice -> assertThat(notice.bouncedAt()).isEqualTo(FakeCloud.MONDAY));
    }

    @Test
    void isHeldThoughTheClaimChangesAtThatMoment() {
      ClaimScenario claim = askedClaim();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> claim.and(PARTNER.comments()));

      hear(SesEvent.permanentBounce(mail()));

      claim.thenHeldFor(HeldReason.BOUNCED);
    }

    @Test
    void thatWasDeclinedAtThatMomentIsNotHeld() {
      ClaimScenario claim = askedClaim();
      cloud
          .dynamoDb()
          .before(TransactWriteItemsRequest.class, () -> claim.and(theCustomerDeclines()));

      hear(SesEvent.permanentBounce(mail()));

      claim.thenStage(StageName.DISPUTE_PERIOD);
      assertThat(claim.consentNotice().bouncedAt()).isNotNull();
    }
  }

  /** Whatever was reported, and in whatever order, decides when the window has run out. */
  @Nested
  class AtTheEndOfTheWindow {

    static Stream<List<String>> reached() {
      return Stream.of(
          List.of("delivery"),
          List.of("delivery", "transient"),
          List.of("transient", "delivery"),
          List.of("undetermined", "transient", "delivery", "delivery"));
    }

    static Stream<List<String>> neverReached() {
      return Stream.of(
          List.of(),
          List.of("transient"),
          List.of("undetermined"),
          List.of("transient", "transient", "undetermined"));
    }

    @ParameterizedTest
    @MethodSource("reached")
    void aNoticeThatWasReportedDeliveredAssociates(List<String> reports) {
      ClaimScenario claim = askedClaim();
      reports.forEach(this::hearOf);
      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);

      applyDeadline(claim);

      claim.thenStage(StageName.ASSOCIATED);
    }

    @ParameterizedTest
    @MethodSource("neverReached")
    void aNoticeThatWasNotReportedDeliveredHolds(List<String> reports) {
      ClaimScenario claim = askedClaim();
      reports.forEach(this::hearOf);
      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);

      applyDeadline(claim);

      claim.thenHeldFor(HeldReason.NOT_DELIVERED);
    }

    private void hearOf(String report) {
      hear(
          switch (report) {
            case "delivery" -> SesEvent.delivery(mail());
            case "transient" -> SesEvent.transientBounce(mail());
            case "undetermined" -> SesEvent.undeterminedBounce(mail());
            case String other -> throw new AssertionError(other);
          });
    }

    private void applyDeadline(ClaimScenario claim) {
      claim.atItsDeadline();
      cloud.invoke(
          new ApplyDeadline(cloud),
          "{\"claimId\":\"%s\",\"stageSequence\":%d}"
              .formatted(ClaimScenario.ID, claim.stageSequence()));
    }
  }

  @Nested
  class WhatChangesNothing {
    @Test
    void areEventsAboutOlderNotices() {
      ClaimScenario claim = askedClaim();
      Sent older = mail();
      int olderSequence = claim.stageSequence();
      claim.and(REVIEWER.resendsTheNotice(), theNoticeIsHandedOver());
      Claim asked = claim.claim();

      hear(SesEvent.permanentBounce(older));
      hear(SesEvent.complaint(older));
      hear(SesEvent.rejection(older));
      hear(SesEvent.transientBounce(older));

      assertThat(claim.claim()).isEqualTo(asked);
      assertThat(claim.consentNotice().bouncedAt()).isNull();
      assertThat(claim.notice(olderSequence, NoticeKind.CONSENT_REQUEST).bouncedAt()).isNotNull();
    }

    @Test
    void areEventsAfterTheWindow() {
      ClaimScenario claim = askedClaim().and(theCustomerDeclines());
      Claim declined = claim.claim();

      hear(SesEvent.permanentBounce(mail()));

      assertThat(claim.claim()).isEqualTo(declined);
    }

    @Test
    void areBouncesOfNoticesToThePartner() {
      ClaimScenario claim = askedClaim();
      cloud.ses().takeSent();
      cloud.invoke(new SendNotice(cloud), "{\"claimId\":\"%s\"}".formatted(ClaimScenario.ID));
      Claim asked = claim.claim();
      assertThat(mail().kind()).isEqualTo("APPROVED");

      hear(SesEvent.permanentBounce(mail()));
      hear(SesEvent.complaint(mail()));

      assertThat(claim.claim()).isEqualTo(asked);
      assertThat(claim.notice(claim.stageSequence(), NoticeKind.APPROVED).bouncedAt()).isNotNull();
    }

    @Test
    void areEventsOfAnotherSort() {
      ClaimScenario claim = askedClaim();
      Claim asked = claim.claim();

      hear(SesEvent.opening(mail()));

      assertThat(claim.claim()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\"ses:operation\": [\"SendEmail\"]",
          "\"claim\": [], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"NEWSLETTER\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"three\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3\"]",
          "\"claim\": [\"claim-2\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-2\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"SUBMITTED\"], \"notice\": [\"9-1\"]",
        })
    void areEventsOfNoNoticeOfOurs(String tags) {
      ClaimScenario claim = askedClaim();
      assertThat(claim.stageSequence()).isEqualTo(3);
      Claim asked = claim.claim();
      int items = items();

      hear(
          SesEvent.withTags(
              tags, "Email Bounced", "Bounce", "\"bounce\": {\"bounceType\": \"Permanent\"}"));

      assertThat(claim.claim()).isEqualTo(asked);
      assertThat(items()).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"detail\": {}}", "{\"detail\": {\"mail\": {}}}", "[]"})
    void areEventsThatAreNoneOfSes(String event) {
      hear(event);

      assertThat(cloud.logged()).containsExactly("passed over an event that names no notice");
    }

    private int items() {
      return cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).count();
    }
  }

  @Test
  void anEventThatIsNoJsonIsKeptWholeAndPassedOver() {
    ClaimScenario claim = askedClaim();

    assertThat(answer("no JSON", SesEvent.permanentBounce(mail())))
        .isEqualTo(QueuedMessages.ALL_TAKEN);

    assertThat(kept("message-1")).contains("no JSON", "aws:sqs");
    assertThat(cloud.logged()).containsExactly("a message was kept unread: NotJson");
    claim.thenHeldFor(HeldReason.BOUNCED);
  }

  /** Reports come in shapes of the reporting mail systems' own; what one says counts. */
  @Nested
  class AnUnusualReport {
    @ParameterizedTest
    @ValueSource(
        strings = {"\"bounce\": {}", "\"bounce\": null", "\"bounce\": \"?\"", "\"more\": 1"})
    void ofABounceOfNoTypeIsOneThatMayPass(String outcome) {
      ClaimScenario claim = askedClaim();

      hear(reported("Bounce", outcome));

      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
      assertThat(claim.consentNotice().bouncedAt()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "null",
          "{\"complaintFeedbackType\": null}",
          "{\"complaintFeedbackType\": \"fraud\"}",
          "{\"complaintFeedbackType\": \"virus\"}",
          "{\"complaintFeedbackType\": \"a-kind-of-tomorrow\"}",
          "{\"complaintSubType\": \"OnAccountSuppressionList\"}"
        })
    void ofAComplaintOfAnotherKindHoldsTheWindow(String complaint) {
      ClaimScenario claim = askedClaim();

      hear(reported("Complaint", "\"complaint\": " + complaint));

      claim.thenHeldFor(HeldReason.COMPLAINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-spam", "Not-Spam"})
    void ofAMailThatIsNoSpamHoldsNothing(String kind) {
      ClaimScenario claim = askedClaim();
      Claim asked = claim.claim();

      hear(
          reported(
              "Complaint", "\"complaint\": {\"complaintFeedbackType\": \"%s\"}".formatted(kind)));

      assertThat(claim.claim()).isEqualTo(asked);
    }

    @Test
    void withADiagnosticOfManyPagesCounts() {
      ClaimScenario claim = askedClaim();

      hear(
          reported(
              "Bounce",
              "\"bounce\": {\"bouncedRecipients\": [{\"diagnosticCode\": \"%s\"}], \"bounceType\": \"Permanent\"}"
                  .formatted("smtp; 550 é".repeat(6_000))));

      claim.thenHeldFor(HeldReason.BOUNCED);
    }

    @Test
    void aboutSeveralRecipientsAndWithFieldsOfTomorrowCounts() {
      ClaimScenario claim = askedClaim();

      hear(
          reported(
              "Bounce",
              "\"bounce\": {\"bouncedRecipients\": [{}, {\"emailAddress\": \"x@y.example\"}, 7],"
                  + " \"bounceType\": \"Permanent\", \"tomorrow\": [[{\"a\": 1e99999}]]}, \"else\":"
                  + " {}"));

      claim.thenHeldFor(HeldReason.BOUNCED);
    }

    @Test
    void thatIsNamedByItsDetailTypeAloneCounts() {
      ClaimScenario claim = askedClaim();

      hear(reported("Delivery", "\"more\": 1").replace("\"eventType\": \"Delivery\",", ""));

      assertThat(claim.consentNotice().isDelivered()).isTrue();
    }

    private String reported(String eventType, String outcome) {
      String detailType =
          switch (eventType) {
            case "Bounce" -> "Email Bounced";
            case "Complaint" -> "Email Complaint Received";
            default -> "Email Delivered";
          };
      return SesEvent.withTags(
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]",
          detailType,
          eventType,
          outcome);
    }
  }

  @Test
  void aDeliveryThatIsReportedWhileTheWindowIsHeldFreesNothing() {
    ClaimScenario claim = askedClaim();
    hear(SesEvent.permanentBounce(mail()));
    Claim held = claim.claim();

    hear(SesEvent.delivery(mail()));

    assertThat(claim.claim()).isEqualTo(held);
  }

  @Test
  void anEventThatTheTableCannotTakeNowComesAgainAndTheOthersDoNot() {
    ClaimScenario claim = askedClaim();
    String bounce = SesEvent.permanentBounce(mail());
    cloud
        .dynamoDb()
        .before(
            GetItemRequest.class,
            () -> {
              throw DynamoDbException.builder().statusCode(503).message("no").build();
            });

    assertThat(answer(bounce, SesEvent.delivery(mail())))
        .isEqualTo(QueuedMessages.again("message-1"));
    assertThat(claim.consentNotice().bouncedAt()).isNull();
    assertThat(cloud.logged()).containsExactly("a message waits: DynamoDbException");
    hear(bounce);

    claim.thenHeldFor(HeldReason.BOUNCED);
  }

  @Test
  void anEventOfAClaimThatIsChangedByTooManyComesAgain() {
    ClaimScenario claim = askedClaim();
    for (int attempt = 0; attempt < 10; attempt++) {
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> claim.and(PARTNER.comments()));
    }

    assertThat(answer(SesEvent.permanentBounce(mail())))
        .isEqualTo(QueuedMessages.again("message-1"));
  }

  /** What is no batch of a queue was not sent by one: it must not look handled. */
  @Test
  void anEventThatComesByNoQueueFails() {
    assertThatThrownBy(() -> cloud.invoke(mailEvents, "{\"detail\": {}}"))
        .isInstanceOf(NullPointerException.class);
  }

  /** A claim whose customer has just been asked. */
  private ClaimScenario askedClaim() {
    ClaimScenario claim = anApprovedClaim().in(cloud);
    cloud.invoke(
        new AskCustomer(cloud),
        "{\"claimId\":\"%s\",\"stageSequence\":%d}"
            .formatted(ClaimScenario.ID, claim.stageSequence()));
    return claim;
  }

  private Sent mail() {
    return cloud.ses().sent().getFirst();
  }

  private void hear(String event) {
    assertThat(answer(event)).isEqualTo(QueuedMessages.ALL_TAKEN);
  }

  private String answer(String... events) {
    return cloud.invoke(mailEvents, QueuedMessages.of(events));
  }

  private String kept(String messageId) {
    return cloud
        .undisturbedTable()
        .get(new Key("UNREADABLE#" + messageId, "RECORD"))
        .orElseThrow()
        .attributes()
        .toString();
  }
}
