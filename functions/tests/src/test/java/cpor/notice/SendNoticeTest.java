package cpor.notice;

import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimApprovedInADispute;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
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
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.story.Person;
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

  private static final String PARTNER_ADDRESS = "peter@fabrikam.example";
  private static final String CUSTOMER_ADDRESS = "eva.nagy@contoso.hu";

  private final FakeCloud cloud = new FakeCloud();
  private final SendNotice sendNotice = new SendNotice(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
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
                assertThat(mail.to()).isEqualTo(address(kind.recipient()));
                assertThat(mail.request().replyToAddresses())
                    .containsExactly("help@programme.example");
                assertThat(mail.text()).contains("help@programme.example", ClaimScenario.ID);
                assertThat(mail.html()).contains("lang=\"en\"");
                assertThat(mail.tag("claim")).isEqualTo(ClaimScenario.ID);
              });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CONSENT_REQUEST")
    void isInItsReadersLanguage(NoticeKind kind) {
      claimThatOwes(kind, Language.HU);

      send();

      assertThat(sent(kind))
          .singleElement()
          .extracting(Sent::html)
          .asString()
          .contains("lang=\"hu\"");
    }

    @Test
    void toTheCustomerIsNotSentHere() {
      ClaimScenario claim = anApprovedClaim().in(cloud);

      send();

      assertThat(sent(NoticeKind.CONSENT_REQUEST)).isEmpty();
      assertThat(claim.consentNotice().isSettled()).isFalse();
    }

    @Test
    void isRecordedWithTheTimeItWasHandedOver() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.clock().advance(Duration.ofMinutes(1));

      assertThat(send()).isEqualTo("{\"sent\":1}");

      assertThat(claim.notice(1, NoticeKind.SUBMITTED).handedOverAt())
          .isEqualTo(cloud.clock().instant());
      assertThat(send()).isEqualTo("{\"sent\":0}");
    }

    @Test
    void carriesNothingIntoItsHeadersThatSomebodyTyped() {
      String name = "Péter\r\nBcc: everybody@fabrikam.example\r\n\r\nBuy now";
      aDraft(details().partnerContact(new PartnerContact(name, PARTNER_ADDRESS, null)))
          .in(cloud)
          .and(PARTNER.submits());

      send();

      Sent mail = sent(NoticeKind.SUBMITTED).getFirst();
      assertThat(mail.subject()).doesNotContain("\r", "\n");
      assertThat(mail.to()).isEqualTo(PARTNER_ADDRESS);
      assertThat(mail.request().destination().bccAddresses()).isEmpty();
    }
  }

  @Nested
  class ItStates {
    @Test
    void byWhenTheDecisionIsDue() {
      aSubmittedClaim().in(cloud);
      send();
      assertThat(sent(NoticeKind.SUBMITTED).getFirst().text())
          .contains("Monday, 7 December 2026, 10:00 (Budapest)");
    }

    @Test
    void whatIsMissingAndUntilWhenThePartnerMayAnswer() {
      aClaimWaitingForThePartner().in(cloud);
      send();
      assertThat(sent(NoticeKind.ACTION_REQUIRED).getFirst().text())
          .contains("Please add the dates.")
          .contains("until Monday, 30 November 2026, 10:00 (Budapest)");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "EN | until Friday, 10 September 2027, 24:00 (Budapest)",
          "HU | 2027. szeptember 10., péntek, 24:00 (budapesti idő)",
        })
    void theEndOfABusinessDayAsItsMidnight(Language language, String until) {
      // a Saturday: five business days from Monday on
      cloud.clock().set(Instant.parse("2027-09-04T08:00:00Z"));
      ClaimScenario claim = claimThatOwes(NoticeKind.ACTION_REQUIRED, language);

      send();

      assertThat(sent(NoticeKind.ACTION_REQUIRED).getFirst().text()).contains(until);
      assertThat(claim.claim().clock().dueAt()).isEqualTo("2027-09-12T22:00:00Z");
    }

    @Test
    void theEndOfACalendarDayAsItsMidnightOnAWeekendToo() {
      // thirty days before a Sunday's first minute
      cloud.clock().set(Instant.parse("2027-08-12T22:00:20Z"));
      ClaimScenario _ = claimThatOwes(NoticeKind.REJECTED, Language.EN);

      send();

      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("rejected on Friday, 13 August 2027, 00:00 (Budapest)")
          .contains("until Saturday, 11 September 2027, 24:00 (Budapest)");
    }

    @Test
    void whyAClaimWasRejectedAndUntilWhenItMayBeDisputed() {
      aRejectedClaim().in(cloud);
      send();
      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("The statement of work is not signed.")
          .contains("until Wednesday, 23 December 2026, 10:00 (Budapest)");
    }

    @Test
    void thatADeclineAfterADisputeIsFinal() {
      aDisputedClaim().and(OTHER_REVIEWER.approves(), theCustomerDeclines()).in(cloud);
      send();
      assertThat(sent(NoticeKind.REJECTED).getFirst().text())
          .contains("We chose another partner.")
          .contains("final")
          .doesNotContain("until ");
    }

    @Test
    void toWhoDeclinedWhatItDeclinedAndWhomToAsk() {
      claimThatOwes(NoticeKind.DECLINED, Language.EN);
      send();
      assertThat(sent(NoticeKind.DECLINED).getFirst().text())
          .contains("the claim of Adatum Zrt. about Contoso Kft. was declined")
          .contains("on Monday, 23 November 2026, 10:00 (Budapest)")
          .contains("We chose another partner.")
          .contains("the partner has been told")
          .contains("If it was not you who declined, write to help@programme.example at once.")
          .contains("we ask you again");
    }

    @Test
    void ofAnApprovalNothingToWhoDeclinedForGood() {
      aClaimApprovedInADispute().and(theCustomerDeclines()).in(cloud);
      send();
      assertThat(sent(NoticeKind.DECLINED).getFirst().text())
          .doesNotContain("újra megkérdezzük")
          .contains("elutasítottuk");
    }

    @Test
    void whatWasDecidedInADispute() {
      ClaimScenario claim =
          aDisputedClaim().and(OTHER_REVIEWER.approves(), theNoticeIsHandedOver()).in(cloud);
      send();
      assertThat(sent(NoticeKind.DISPUTE_DECIDED).getFirst().text())
          .contains("until Monday, 30 November 2026, 10:00 (Budapest)");
      assertThat(sent(NoticeKind.APPROVED)).isEmpty();
      assertThat(claim.claim().dispute()).isNotNull();
    }

    @Test
    void whyAWindowIsHeld() {
      anApprovedClaim().and(theNoticeFails(HeldReason.COMPLAINT)).in(cloud);
      send();
      assertThat(sent(NoticeKind.WINDOW_HELD).getFirst().text()).contains("unwanted");
    }
  }

  @Nested
  class OncePerStageEntry {
    @Test
    void aRestartedWindowDoesNotTellThePartnerTwiceThatItIsApproved() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
      send();
      claim.and(REVIEWER.resendsTheNotice(), theNoticeIsHandedOver());

      send();

      assertThat(sent(NoticeKind.APPROVED)).hasSize(1);
    }

    @Test
    void theSecondApprovalOfAClaimIsToldAgain() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
      send();
      claim.and(
          theCustomerDeclines(),
          PARTNER.disputes("The signature is on page 9."),
          OTHER_REVIEWER.approves(),
          theNoticeIsHandedOver());

      send();

      assertThat(cloud.ses().sent())
          .extracting(Sent::kind)
          .containsExactly("APPROVED", "DISPUTE_DECIDED");
    }

    @Test
    void theSecondRequestOfAReviewIsToldAgain() {
      ClaimScenario claim = aClaimWaitingForThePartner().in(cloud);
      send();
      claim.and(PARTNER.resubmits("They are on page 2."), REVIEWER.requestsAction());

      send();

      assertThat(sent(NoticeKind.ACTION_REQUIRED)).hasSize(2);
    }
  }

  @Nested
  class Overtaken {
    @Test
    void isRecordedAndNotSent() {
      ClaimScenario claim = aClaimUnderReview().in(cloud);

      send();

      NoticeRecord notice = claim.notice(1, NoticeKind.SUBMITTED);
      assertThat(notice.overtakenAt()).isEqualTo(FakeCloud.MONDAY);
      assertThat(notice.attempts()).isZero();
      assertThat(cloud.ses().sent()).isEmpty();
    }

    @Test
    void isAReminderWhoseAnswerHasCome() {
      ClaimScenario claim = aClaimWaitingForThePartner().in(cloud);
      int requested = claim.stageSequence();
      Instant remindAt = Objects.requireNonNull(claim.claim().clock().remindAt());
      send();
      claim.and(PARTNER.resubmits("They are on page 2."));
      cloud.clock().set(remindAt);

      send();

      assertThat(sent(NoticeKind.ANSWER_REMINDER)).isEmpty();
      assertThat(claim.notice(requested, NoticeKind.ANSWER_REMINDER).overtakenAt()).isNotNull();
    }

    @Test
    void isAReminderOfADisputeThatWasMade() {
      ClaimScenario claim = aRejectedClaim().in(cloud);
      Instant remindAt = Objects.requireNonNull(claim.claim().clock().remindAt());
      send();
      claim.and(PARTNER.disputes("The signature is on page 9."));
      cloud.clock().set(remindAt);

      send();

      assertThat(sent(NoticeKind.DISPUTE_REMINDER)).isEmpty();
    }

    @Test
    void isTheHoldOfAWindowThatWasRestarted() {
      ClaimScenario claim = anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      int held = claim.stageSequence();
      claim.and(REVIEWER.resendsTheNotice());

      send();

      assertThat(cloud.ses().sent()).extracting(Sent::kind).containsExactly("APPROVED");
      assertThat(claim.notice(held, NoticeKind.WINDOW_HELD).overtakenAt()).isNotNull();
    }

    @Test
    void isNotWhatTheClaimOwesSinceItWasRead() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.dynamoDb().before(GetItemRequest.class, () -> claim.and(REVIEWER.resendsTheNotice()));
      cloud.dynamoDb().before(QueryRequest.class, () -> claim.and(REVIEWER.resendsTheNotice()));

      send();

      assertThat(claim.consentNotice().overtakenAt())
          .as("the customer must still be asked")
          .isNull();
    }

    @Test
    void isNotAReminderBeforeItsTime() {
      ClaimScenario claim = aClaimWaitingForThePartner().in(cloud);
      cloud.clock().set(Objects.requireNonNull(claim.claim().clock().remindAt()).minusSeconds(6));

      send();

      assertThat(cloud.ses().sent()).extracting(Sent::kind).containsExactly("ACTION_REQUIRED");
      assertThat(claim.notice(claim.stageSequence(), NoticeKind.ANSWER_REMINDER).isSettled())
          .isFalse();
    }

    /** The workflow's clock was ahead of the function's, and it will not call for it again. */
    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"CONSENT_REQUEST", "WINDOW_HELD"})
    void isNotWhatIsCalledForAMomentTooEarly(NoticeKind kind) {
      ClaimScenario _ = claimThatOwes(kind, Language.EN);
      Instant dueAt = cloud.clock().instant();
      cloud.clock().set(dueAt.minusSeconds(1));

      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(NoticeAhead.class);
      assertThat(sent(kind)).isEmpty();
      cloud.clock().set(dueAt);
      send();

      assertThat(sent(kind)).hasSize(1);
    }
  }

  @Nested
  class AHeldWindow {
    @Test
    void isToldToThePartnerAtOnceAndAgainEveryFiveBusinessDays() {
      anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      Instant monday = FakeCloud.MONDAY;

      assertThat(send()).contains("\"remindAt\":\"" + monday.plus(Duration.ofDays(7)) + "\"");
      assertThat(held()).containsExactly(PARTNER_ADDRESS);

      for (int week = 1; week <= 3; week++) {
        cloud.clock().set(monday.plus(Duration.ofDays(7L * week)).minusSeconds(1));
        send();
        assertThat(held()).as("before week %d", week).hasSize(week);
        cloud.clock().advance(Duration.ofSeconds(1));
        assertThat(send())
            .contains("\"remindAt\":\"" + monday.plus(Duration.ofDays(7L * (week + 1))) + "\"");
        assertThat(held()).as("in week %d", week).hasSize(week + 1);
      }
    }

    @Test
    void isToldAfterTheTenthTimeToo() {
      anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      for (int told = 1; told <= 12; told++) {
        Instant remindAt = remindAt(send());
        assertThat(held()).hasSize(told);
        assertThat(remindAt).isAfter(cloud.clock().instant());
        cloud.clock().set(remindAt);
      }
    }

    @Test
    void isToldOnceAfterAWorkflowThatStoodStillForWeeks() {
      anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      send();
      cloud.clock().advance(Duration.ofDays(30));

      assertThat(remindAt(send())).isAfter(cloud.clock().instant());
      assertThat(remindAt(send())).isAfter(cloud.clock().instant());

      assertThat(held()).hasSize(2);
    }

    @Test
    void isNotToldAgainWhenTheCustomerIsAskedAnew() {
      ClaimScenario claim = anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      Instant remindAt = remindAt(send());
      claim.and(REVIEWER.resendsTheNotice(), theNoticeIsHandedOver());
      cloud.clock().set(remindAt);

      assertThat(send()).doesNotContain("remindAt");

      assertThat(held()).hasSize(1);
    }

    private List<String> held() {
      return cloud.ses().sent().stream()
          .filter(mail -> mail.kind().equals("WINDOW_HELD"))
          .map(Sent::to)
          .toList();
    }
  }

  @Nested
  class AFailure {
    @Test
    void ofOneNoticeHoldsUpNoOtherAndIsTriedAgain() {
      ClaimScenario claim = anApprovedClaim().and(theNoticeFails(HeldReason.BOUNCED)).in(cloud);
      cloud.ses().failNext(503, "ServiceUnavailable");

      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(MailUnavailable.class);

      assertThat(cloud.ses().sent()).hasSize(1);
      assertThat(claim.notice(claim.claim().counters().stageEnteredSequence(), NoticeKind.APPROVED))
          .satisfies(
              notice -> {
                assertThat(notice.attempts()).isEqualTo(1);
                assertThat(notice.isSettled()).isFalse();
              });

      send();
      assertThat(cloud.ses().sent())
          .extracting(Sent::kind)
          .containsExactlyInAnyOrder("APPROVED", "WINDOW_HELD");
    }

    @Test
    void thatTookItsTimeIsTriedAgainAtOnce() {
      aSubmittedClaim().in(cloud);
      cloud.ses().failNext(503, "ServiceUnavailable");
      cloud.ses().meanwhile(() -> cloud.clock().advance(Duration.ofSeconds(5)));
      assertThatThrownBy(SendNoticeTest.this::send).isInstanceOf(MailUnavailable.class);

      assertThat(send()).isEqualTo("{\"sent\":1}");
    }

    @Test
    void forADayIsTheEndAndIsRecorded() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud
          .ses()
          .failWith(
              FakeSes.error(
                  MessageRejectedException.builder(),
                  400,
                  "MessageRejected",
                  "Email address is not verified: " + PARTNER_ADDRESS));
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
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.ses().failWith(400, "InvalidParameterValue");

      assertThat(send()).isEqualTo("{\"sent\":0}");

      assertThat(claim.notice(1, NoticeKind.SUBMITTED).gaveUpAt()).isNotNull();
      assertThat(cloud.logged())
          .containsExactly("a notice was given up: SUBMITTED of claim-1, InvalidParameterValue");
    }

    @Test
    void afterSesTookTheMailSendsItAgainOnceItsTurnIsOver() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
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

  private static String address(Recipient recipient) {
    return switch (recipient) {
      case PARTNER -> PARTNER_ADDRESS;
      case CUSTOMER -> CUSTOMER_ADDRESS;
    };
  }

  /** A claim that owes a notice of this kind now. */
  private ClaimScenario claimThatOwes(NoticeKind kind, Language language) {
    PartnerContact partner = new PartnerContact("Péter Szabó", PARTNER_ADDRESS, language);
    CustomerContact customer = new CustomerContact("Éva Nagy", null, CUSTOMER_ADDRESS, language);
    ClaimScenario draft =
        aDraft(details().partnerContact(partner).customerContact(customer)).in(cloud);
    Act submission = PARTNER.submits();
    Act start = REVIEWER.startsTheReview();
    return switch (kind) {
      case SUBMITTED -> draft.and(submission);
      case ACTION_REQUIRED -> draft.and(submission, start, REVIEWER.requestsAction());
      case ANSWER_REMINDER ->
          atItsReminder(draft.and(submission, start, REVIEWER.requestsAction()));
      case CONSENT_REQUEST, APPROVED -> draft.and(submission, start, REVIEWER.approves());
      case WINDOW_HELD ->
          draft.and(submission, start, REVIEWER.approves(), theNoticeFails(HeldReason.BOUNCED));
      case DECLINED ->
          draft.and(
              submission,
              start,
              REVIEWER.approves(),
              theNoticeIsHandedOver(),
              theCustomerDeclines());
      case REJECTED -> draft.and(submission, start, REVIEWER.rejects());
      case DISPUTE_REMINDER -> atItsReminder(draft.and(submission, start, REVIEWER.rejects()));
      case DISPUTE_DECIDED ->
          draft.and(
              submission,
              start,
              REVIEWER.rejects(),
              PARTNER.disputes("Look at page nine."),
              OTHER_REVIEWER.rejects());
      case ASSOCIATED -> associated(draft.and(submission, start));
      case ASSOCIATION_ENDED -> associated(draft.and(submission, start)).and(PARTNER.withdraws());
    };
  }

  private static ClaimScenario associated(ClaimScenario reviewed) {
    return reviewed
        .and(REVIEWER.approves(), theNoticeIsHandedOver())
        .atItsDeadline()
        .and(theDeadlineIsApplied());
  }

  private static ClaimScenario atItsReminder(ClaimScenario claim) {
    return claim.at(Objects.requireNonNull(claim.claim().clock().remindAt()));
  }

  private String send() {
    return cloud.invoke(sendNotice, "{\"claimId\":\"%s\"}".formatted(ClaimScenario.ID));
  }

  private List<Sent> sent(NoticeKind kind) {
    return cloud.ses().sent().stream().filter(mail -> mail.kind().equals(kind.name())).toList();
  }

  private static Instant remindAt(String answer) {
    return Instant.parse(answer.replaceAll(".*\"remindAt\":\"([^\"]+)\".*", "$1"));
  }
}
