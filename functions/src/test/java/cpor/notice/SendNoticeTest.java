package cpor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.NoticeKind.Recipient;
import cpor.claim.Stage.HeldReason;
import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes;
import cpor.cloud.FakeSes.Sent;
import cpor.handler.SendNotice;
import cpor.story.StoredClaim;
import cpor.table.notices.NoticeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;

class SendNoticeTest {

  private static final String LEAD = "lead@programme.example";
  private static final String PARTNER = "peter@fabrikam.example";

  private final FakeCloud cloud = new FakeCloud();
  private final SendNotice sendNotice = new SendNotice(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(String.join("\n", cloud.logged())).doesNotContain(StoredClaim.PERSONAL);
    cloud.close();
  }

  @Nested
  class EachNotice {
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONSENT_REQUEST")
    void goesToItsRecipientOnce(NoticeKind kind) {
      claimThatOwes(kind, Language.EN);

      send();
      send();

      assertThat(sent(kind))
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.to())
                    .isEqualTo(kind.recipient() == Recipient.LEAD ? LEAD : PARTNER);
                assertThat(mail.html()).contains("lang=\"en\"");
                assertThat(mail.tag("claim")).isEqualTo(StoredClaim.ID);
              });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONSENT_REQUEST")
    void toThePartnerIsInItsLanguageAndToTheLeadInEnglish(NoticeKind kind) {
      claimThatOwes(kind, Language.HU);

      send();

      assertThat(sent(kind))
          .singleElement()
          .extracting(Sent::html)
          .asString()
          .contains(kind.recipient() == Recipient.LEAD ? "lang=\"en\"" : "lang=\"hu\"");
    }

    @ParameterizedTest
    @EnumSource(
        names = {"REVIEW_OVERDUE", "DECISION_OVERDUE", "WINDOW_HELD_LEAD"},
        mode = Mode.INCLUDE)
    void toTheLeadNamesNoPerson(NoticeKind kind) {
      claimThatOwes(kind, Language.EN);

      send();

      assertThat(sent(kind))
          .singleElement()
          .extracting(mail -> mail.subject() + mail.text() + mail.html())
          .asString()
          .contains(StoredClaim.ID)
          .doesNotContain(StoredClaim.PERSONAL);
    }

    @Test
    void toTheCustomerIsNotSentHere() {
      StoredClaim claim = StoredClaim.approved(cloud);

      send();

      assertThat(sent(NoticeKind.CONSENT_REQUEST)).isEmpty();
      assertThat(claim.consentNotice().isSettled()).isFalse();
    }

    @Test
    void isRecordedWithTheTimeItWasHandedOver() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      cloud.clock().advance(Duration.ofMinutes(1));

      assertThat(send()).isEqualTo("{\"sent\":1}");

      assertThat(claim.notice(1, NoticeKind.SUBMITTED).handedOverAt())
          .isEqualTo(cloud.clock().instant());
      assertThat(send()).isEqualTo("{\"sent\":0}");
    }

    @Test
    void carriesNothingIntoItsHeadersThatSomebodyTyped() {
      String name = "Péter\r\nBcc: everybody@fabrikam.example\r\n\r\nBuy now";
      StoredClaim.submitted(
          cloud,
          new CustomerContact("Kovács Cili", null, "cili@contoso.hu", Language.HU),
          new PartnerContact(name, PARTNER, null));

      send();

      Sent mail = sent(NoticeKind.SUBMITTED).getFirst();
      assertThat(mail.subject()).doesNotContain("\r", "\n");
      assertThat(mail.to()).isEqualTo(PARTNER);
      assertThat(mail.request().destination().bccAddresses()).isEmpty();
    }
  }

  @Nested
  class ItStates {
    @Test
    void byWhenTheDecisionIsDue() {
      StoredClaim.submitted(cloud);
      send();
      assertThat(sent(NoticeKind.SUBMITTED).getFirst().text())
          .contains("Monday, 7 December 2026, 10:00 (Budapest)");
    }

    @Test
    void whatIsMissingAndUntilWhenThePartnerMayAnswer() {
      StoredClaim.underReview(cloud).requestAction();
      send();
      assertThat(sent(NoticeKind.ACTION_REQUIRED).getFirst().text())
          .contains("Which year was it?")
          .contains("until Monday, 30 November 2026, 10:00 (Budapest)");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "EN | until Friday, 10 September 2027, 24:00 (Budapest)",
          "HU | 2027. szeptember 10., péntek, 24:00 (Budapest)",
        })
    void theEndOfABusinessDayAsItsMidnight(Language language, String until) {
      // a Saturday: five business days from Monday on
      cloud.clock().set(Instant.parse("2027-09-04T08:00:00Z"));
      StoredClaim claim =
          StoredClaim.submitted(
              cloud,
              new CustomerContact("Kovács Cili", null, "cili@contoso.hu", Language.HU),
              new PartnerContact("Péter Partner", PARTNER, language));
      claim.startReview().requestAction();

      send();

      assertThat(sent(NoticeKind.ACTION_REQUIRED).getFirst().text()).contains(until);
      assertThat(claim.now().clock().dueAt()).isEqualTo("2027-09-12T22:00:00Z");
    }

    @Test
    void theEndOfACalendarDayAsItsMidnightOnAWeekendToo() {
      // thirty days before a Sunday's first minute
      cloud.clock().set(Instant.parse("2027-08-12T22:00:20Z"));
      StoredClaim.rejected(cloud);

      send();

      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("rejected on Friday, 13 August 2027, 00:00 (Budapest)")
          .contains("until Saturday, 11 September 2027, 24:00 (Budapest)");
    }

    @Test
    void whyAClaimWasRejectedAndUntilWhenItMayBeDisputed() {
      StoredClaim.rejected(cloud);
      send();
      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("Not enough.")
          .contains("until Wednesday, 23 December 2026, 10:00 (Budapest)");
    }

    @Test
    void thatADeclineAfterADisputeIsFinal() {
      StoredClaim.rejected(cloud).dispute().approve().decline();
      send();
      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("Not with us.")
          .contains("final")
          .doesNotContain("until ");
    }

    @Test
    void whatWasDecidedInADispute() {
      StoredClaim claim = StoredClaim.rejected(cloud).dispute().approve().openWindow();
      send();
      assertThat(sent(NoticeKind.DISPUTE_DECIDED).getFirst().text())
          .contains("until Monday, 30 November 2026, 10:00 (Budapest)");
      assertThat(sent(NoticeKind.APPROVED)).isEmpty();
      assertThat(claim.now().dispute()).isNotNull();
    }

    @Test
    void whyAWindowIsHeld() {
      StoredClaim.approved(cloud).hold(HeldReason.COMPLAINT);
      send();
      assertThat(sent(NoticeKind.WINDOW_HELD).getFirst().text()).contains("unwanted");
      assertThat(sent(NoticeKind.WINDOW_HELD_LEAD).getFirst().text()).contains("unwanted");
    }
  }

  @Nested
  class OncePerStageEntry {
    @Test
    void aRestartedWindowDoesNotTellThePartnerTwiceThatItIsApproved() {
      StoredClaim claim = StoredClaim.approved(cloud).openWindow();
      send();
      claim.resendNotice().openWindow();

      send();

      assertThat(sent(NoticeKind.APPROVED)).hasSize(1);
    }

    @Test
    void theSecondApprovalOfAClaimIsToldAgain() {
      StoredClaim claim = StoredClaim.approved(cloud).openWindow();
      send();
      claim.decline().dispute().approve().openWindow();

      send();

      assertThat(cloud.ses().sent())
          .extracting(Sent::kind)
          .containsExactly("APPROVED", "DISPUTE_DECIDED");
    }

    @Test
    void theSecondRequestOfAReviewIsToldAgain() {
      StoredClaim claim = StoredClaim.underReview(cloud).requestAction();
      send();
      claim.resubmit().requestAction();

      send();

      assertThat(sent(NoticeKind.ACTION_REQUIRED)).hasSize(2);
    }

    @Test
    void theLeadIsToldOfEachMissedDeadline() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      claim.applyDeadline();
      send();
      send();
      claim.applyDeadline();
      send();

      assertThat(sent(NoticeKind.REVIEW_OVERDUE))
          .extracting(mail -> mail.tag("notice"))
          .containsExactly("1-1", "1-2");
    }
  }

  @Nested
  class Overtaken {
    @Test
    void isRecordedAndNotSent() {
      StoredClaim claim = StoredClaim.submitted(cloud).startReview();

      send();

      NoticeRecord notice = claim.notice(1, NoticeKind.SUBMITTED);
      assertThat(notice.overtakenAt()).isEqualTo(FakeCloud.MONDAY);
      assertThat(notice.attempts()).isZero();
      assertThat(cloud.ses().sent()).isEmpty();
    }

    @Test
    void isAReminderWhoseAnswerHasCome() {
      StoredClaim claim = StoredClaim.underReview(cloud).requestAction();
      int requested = claim.sequence();
      Instant remindAt = Objects.requireNonNull(claim.now().clock().remindAt());
      send();
      claim.resubmit();
      cloud.clock().set(remindAt);

      send();

      assertThat(sent(NoticeKind.ANSWER_REMINDER)).isEmpty();
      assertThat(claim.notice(requested, NoticeKind.ANSWER_REMINDER).overtakenAt()).isNotNull();
    }

    @Test
    void isAReminderOfADisputeThatWasMade() {
      StoredClaim claim = StoredClaim.rejected(cloud);
      Instant remindAt = Objects.requireNonNull(claim.now().clock().remindAt());
      send();
      claim.dispute();
      cloud.clock().set(remindAt);

      send();

      assertThat(sent(NoticeKind.DISPUTE_REMINDER)).isEmpty();
    }

    @Test
    void isTheHoldOfAWindowThatWasRestarted() {
      StoredClaim claim = StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      int held = claim.sequence();
      claim.resendNotice();

      send();

      assertThat(cloud.ses().sent()).extracting(Sent::kind).containsExactly("APPROVED");
      assertThat(claim.notice(held, NoticeKind.WINDOW_HELD).overtakenAt()).isNotNull();
      assertThat(claim.notice(held, NoticeKind.WINDOW_HELD_LEAD).overtakenAt()).isNotNull();
    }

    @Test
    void isNotWhatTheClaimOwesSinceItWasRead() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.dynamoDb().before(GetItemRequest.class, claim::resendNotice);
      cloud.dynamoDb().before(QueryRequest.class, claim::resendNotice);

      send();

      assertThat(claim.consentNotice().overtakenAt())
          .as("the customer must still be asked")
          .isNull();
    }

    @Test
    void isNotAReminderBeforeItsTime() {
      StoredClaim claim = StoredClaim.underReview(cloud).requestAction();
      cloud.clock().set(Objects.requireNonNull(claim.now().clock().remindAt()).minusSeconds(6));

      send();

      assertThat(cloud.ses().sent()).extracting(Sent::kind).containsExactly("ACTION_REQUIRED");
      assertThat(claim.notice(claim.sequence(), NoticeKind.ANSWER_REMINDER).isSettled()).isFalse();
    }

    /** The workflow's clock was ahead of the function's, and it will not call for it again. */
    @ParameterizedTest
    @EnumSource(names = {"ANSWER_REMINDER", "DISPUTE_REMINDER"})
    void isNotAReminderThatIsCalledForAMomentTooEarly(NoticeKind reminder) {
      StoredClaim _ = claimThatOwes(reminder, Language.EN);
      Instant remindAt = cloud.clock().instant();
      cloud.clock().set(remindAt.minusSeconds(1));

      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(NoticeAhead.class);
      assertThat(sent(reminder)).isEmpty();
      cloud.clock().set(remindAt);
      send();

      assertThat(sent(reminder)).hasSize(1);
    }
  }

  @Nested
  class AHeldWindow {
    @Test
    void isToldToPartnerAndLeadAtOnceAndAgainEveryFiveBusinessDays() {
      StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      Instant monday = FakeCloud.MONDAY;

      assertThat(send()).contains("\"remindAt\":\"" + monday.plus(Duration.ofDays(7)) + "\"");
      assertThat(held()).containsExactly(LEAD, PARTNER);

      for (int week = 1; week <= 3; week++) {
        cloud.clock().set(monday.plus(Duration.ofDays(7L * week)).minusSeconds(1));
        send();
        assertThat(held()).as("before week %d", week).hasSize(2 * week);
        cloud.clock().advance(Duration.ofSeconds(1));
        assertThat(send())
            .contains("\"remindAt\":\"" + monday.plus(Duration.ofDays(7L * (week + 1))) + "\"");
        assertThat(held()).as("in week %d", week).hasSize(2 * (week + 1));
      }
    }

    @Test
    void isToldAfterTheTenthTimeToo() {
      StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      for (int told = 1; told <= 12; told++) {
        Instant remindAt = remindAt(send());
        assertThat(held()).hasSize(2 * told);
        assertThat(remindAt).isAfter(cloud.clock().instant());
        cloud.clock().set(remindAt);
      }
    }

    @Test
    void isToldOnceAfterAWorkflowThatStoodStillForWeeks() {
      StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      send();
      cloud.clock().advance(Duration.ofDays(30));

      assertThat(remindAt(send())).isAfter(cloud.clock().instant());
      assertThat(remindAt(send())).isAfter(cloud.clock().instant());

      assertThat(held()).hasSize(4);
    }

    @Test
    void isNotToldAgainWhenTheCustomerIsAskedAnew() {
      StoredClaim claim = StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      Instant remindAt = remindAt(send());
      claim.resendNotice().openWindow();
      cloud.clock().set(remindAt);

      assertThat(send()).doesNotContain("remindAt");

      assertThat(held()).hasSize(2);
    }

    private List<String> held() {
      return cloud.ses().sent().stream()
          .filter(mail -> mail.kind().startsWith("WINDOW_HELD"))
          .map(Sent::to)
          .sorted()
          .toList();
    }
  }

  @Nested
  class AFailure {
    @Test
    void ofOneNoticeHoldsUpNoOtherAndIsTriedAgain() {
      StoredClaim claim = StoredClaim.approved(cloud).hold(HeldReason.BOUNCED);
      cloud.ses().failNext(503, "ServiceUnavailable");

      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(MailUnavailable.class);

      assertThat(cloud.ses().sent()).hasSize(2);
      assertThat(claim.notice(claim.now().counters().stageEnteredSequence(), NoticeKind.APPROVED))
          .satisfies(
              notice -> {
                assertThat(notice.attempts()).isEqualTo(1);
                assertThat(notice.isSettled()).isFalse();
              });

      send();
      assertThat(cloud.ses().sent())
          .extracting(Sent::kind)
          .containsExactlyInAnyOrder("APPROVED", "WINDOW_HELD", "WINDOW_HELD_LEAD");
    }

    @Test
    void forADayIsTheEndAndIsRecorded() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      cloud
          .ses()
          .failWith(
              FakeSes.error(
                  MessageRejectedException.builder(),
                  400,
                  "MessageRejected",
                  "Email address is not verified: " + PARTNER));
      for (int hour = 0; hour < 24; hour++) {
        assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(MailUnavailable.class);
        cloud.clock().advance(Duration.ofHours(1));
      }

      assertThat(send()).isEqualTo("{\"sent\":0}");
      cloud.ses().recover();
      send();

      assertThat(claim.notice(1, NoticeKind.SUBMITTED).gaveUpAt())
          .isEqualTo(FakeCloud.MONDAY.plus(Duration.ofDays(1)));
      assertThat(cloud.ses().sent()).isEmpty();
    }

    @Test
    void becauseTheAddressIsRefusedIsTheEndAtOnce() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      cloud.ses().failWith(400, "InvalidParameterValue");

      assertThat(send()).isEqualTo("{\"sent\":0}");

      assertThat(claim.notice(1, NoticeKind.SUBMITTED).gaveUpAt()).isNotNull();
      assertThat(cloud.logged())
          .containsExactly("a notice was given up: SUBMITTED of claim-1, InvalidParameterValue");
    }

    @Test
    void afterSesTookTheMailSendsItAgainOnceItsTurnIsOver() {
      StoredClaim claim = StoredClaim.submitted(cloud);
      cloud
          .ses()
          .meanwhile(
              () ->
                  cloud
                      .dynamoDb()
                      .before(
                          UpdateItemRequest.class,
                          () -> {
                            throw new StackOverflowError("the function dies");
                          }));
      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(StackOverflowError.class);

      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(NoticeBusy.class);
      cloud.clock().advance(Duration.ofMinutes(1));
      send();

      assertThat(cloud.ses().sent()).hasSize(2);
      assertThat(claim.notice(1, NoticeKind.SUBMITTED).attempts()).isEqualTo(2);
    }

    @Test
    void isNoneWhenThereIsNoSuchClaim() {
      assertThat(send()).isEqualTo("{\"sent\":0}");
    }
  }

  /** A claim that owes a notice of this kind now. */
  private StoredClaim claimThatOwes(NoticeKind kind, Language language) {
    StoredClaim submitted =
        StoredClaim.submitted(
            cloud,
            new CustomerContact("Kovács Cili", null, "cili@contoso.hu", Language.EN),
            new PartnerContact("Péter Partner", PARTNER, language));
    return switch (kind) {
      case SUBMITTED -> submitted;
      case REVIEW_OVERDUE -> submitted.applyDeadline();
      case DECISION_OVERDUE -> {
        while (!submitted
            .now()
            .decisionDueAt()
            .orElseThrow()
            .equals(submitted.now().clock().wakeAt())) {
          submitted.applyDeadline();
        }
        yield submitted.applyDeadline();
      }
      case ACTION_REQUIRED -> submitted.startReview().requestAction();
      case ANSWER_REMINDER -> atItsReminder(submitted.startReview().requestAction());
      case CONSENT_REQUEST, APPROVED -> submitted.startReview().approve();
      case WINDOW_HELD, WINDOW_HELD_LEAD ->
          submitted.startReview().approve().hold(HeldReason.BOUNCED);
      case REJECTED -> submitted.startReview().reject();
      case DISPUTE_REMINDER -> atItsReminder(submitted.startReview().reject());
      case DISPUTE_DECIDED -> submitted.startReview().reject().dispute().reject();
      case ASSOCIATED -> submitted.startReview().approve().openWindow().applyDeadline();
      case ASSOCIATION_ENDED ->
          submitted.startReview().approve().openWindow().applyDeadline().withdraw();
    };
  }

  private StoredClaim atItsReminder(StoredClaim claim) {
    cloud.clock().set(Objects.requireNonNull(claim.now().clock().remindAt()));
    return claim;
  }

  private String send() {
    return cloud.invoke(sendNotice, "{\"claimId\":\"%s\"}".formatted(StoredClaim.ID));
  }

  private List<Sent> sent(NoticeKind kind) {
    return cloud.ses().sent().stream().filter(mail -> mail.kind().equals(kind.name())).toList();
  }

  private static Instant remindAt(String answer) {
    return Instant.parse(answer.replaceAll(".*\"remindAt\":\"([^\"]+)\".*", "$1"));
  }
}
