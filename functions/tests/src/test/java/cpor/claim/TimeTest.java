package cpor.claim;

import static cpor.story.ClaimScenario.budapest;
import static cpor.story.ClaimScenario.periods;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.story.ClaimScenario;
import cpor.story.Happening;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTest {

  private static final BusinessCalendar NEWER_CALENDAR =
      new BusinessCalendar(
          "newer", ZoneId.of("Europe/Budapest"), Set.of(LocalDate.parse("2026-11-25")), Set.of());

  @Nested
  class ADeadlineAppliedTooEarly {
    @ParameterizedTest(name = "{0} is due at {1}")
    @CsvSource({
      "SUBMITTED,               2026-11-30T10:00",
      "UNDER_REVIEW,            2026-11-30T10:00",
      "UNDER_REVIEW_IN_DISPUTE, 2026-11-30T10:00",
      "PARTNER_ACTION_REQUIRED, 2026-11-30T10:00",
      "WINDOW_OPEN,             2026-11-30T10:00",
      "DISPUTE_PERIOD,          2026-12-23T10:00",
    })
    void doesNothingAndSaysWhenToComeBack(Situation situation, String due) {
      ClaimScenario claim = situation.claim();
      Claim before = claim.claim();

      claim
          .at(budapest(due).minusNanos(1))
          .when(theDeadlineIsApplied())
          .thenRefused(new Refusal.TooEarly(budapest(due)));

      assertThat(claim.claim()).isEqualTo(before);
      claim.at(due).and(theDeadlineIsApplied());
      assertThat(claim.events()).isNotEmpty();
    }
  }

  @Nested
  class ADeadlineOfAStageThatHasPassed {
    @Test
    void doesNothing() {
      ClaimScenario claim = aSubmittedClaim();
      int submitted = claim.claim().stageSequence();

      claim
          .and(REVIEWER.startsTheReview(), REVIEWER.requestsAction())
          .at("2027-01-20T10:00")
          .when(theDeadlineIsApplied(submitted))
          .thenRefused(new Refusal.Moved())
          .thenStage(StageName.PARTNER_ACTION_REQUIRED);
    }

    @Test
    void doesNothingToARestartedWindow() {
      ClaimScenario claim = aClaimInItsConsentWindow();
      int first = claim.claim().stageSequence();

      claim
          .and(PARTNER.resendsTheNotice(), Happening.theNoticeIsHandedOver())
          .at("2026-12-20T10:00")
          .when(theDeadlineIsApplied(first))
          .thenRefused(new Refusal.Moved())
          .thenStage(StageName.CONSENT_WINDOW);
    }
  }

  @Nested
  class AReminder {
    @Test
    void thatWouldFallBeforeItsStageBeganIsNotSent() {
      ClaimScenario claim =
          aDraft()
              .withPeriods(
                  periods(
                      "PT20S", "PT20S", "PT40S", "PT20S", "PT20S", "PT60S", "PT20S", "1bd", "5d"))
              .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.requestsAction());

      assertThat(claim.claim().clock().remindAt()).isNull();
      assertThat(claim.and(PARTNER.withdraws()).claim().clock().remindAt()).isNull();
    }

    @Test
    void thatFallsAtTheVeryBeginningIsSent() {
      aDraft()
          .withPeriods(periods("5bd", "5bd", "10bd", "1bd", "7d", "30d", "5bd", "1bd", "5d"))
          .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.requestsAction())
          .then(claim -> assertThat(claim.clock().remindAt()).isEqualTo(ClaimScenario.MONDAY));
    }
  }

  @Nested
  class AClaim {
    private static final Periods NEWER_PERIODS =
        periods("1bd", "1bd", "2bd", "1bd", "1d", "2d", "1bd", "1bd", "1d");

    @Test
    void keepsThePeriodsItWasSubmittedUnder() {
      aSubmittedClaim()
          .withPeriods(NEWER_PERIODS)
          .and(REVIEWER.startsTheReview())
          .thenDue("2026-11-30T10:00")
          .and(REVIEWER.requestsAction())
          .thenDue("2026-11-30T10:00")
          .and(PARTNER.resubmits("Here."))
          .thenDue("2026-11-30T10:00")
          .and(REVIEWER.approves(), Happening.theNoticeIsHandedOver())
          .thenDue("2026-11-30T10:00")
          .and(Happening.theCustomerDeclines())
          .thenDue("2026-12-23T10:00")
          .and(PARTNER.disputes("A mistake."))
          .thenDue("2026-11-30T10:00")
          .then(claim -> assertThat(claim.periods()).isEqualTo(ClaimScenario.USUAL_PERIODS));
    }

    @Test
    void getsEachDeadlineFromItsOwnPeriod() {
      aDraft()
          .withPeriods(periods("1bd", "2bd", "9bd", "3bd", "9d", "11d", "4bd", "1bd", "2d"))
          .and(PARTNER.submits())
          .thenDue("2026-11-24T10:00")
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-04T10:00")))
          .and(REVIEWER.startsTheReview())
          .thenDue("2026-11-25T10:00")
          .and(REVIEWER.requestsAction())
          .thenDue("2026-11-26T10:00")
          .and(PARTNER.resubmits("Here."))
          .thenDue("2026-11-25T10:00")
          .and(REVIEWER.approves(), Happening.theNoticeIsHandedOver())
          .thenDue("2026-12-02T10:00")
          .and(Happening.theCustomerDeclines())
          .thenDue("2026-12-04T10:00")
          .then(
              claim -> assertThat(claim.clock().remindAt()).isEqualTo(budapest("2026-12-02T10:00")))
          .and(PARTNER.disputes("A mistake."))
          .thenDue("2026-11-27T10:00")
          .and(REVIEWER.requestsAction(), PARTNER.resubmits("Here."))
          .thenDue("2026-11-27T10:00");
    }

    @Test
    void thatIsADraftGetsThePeriodsOfItsSubmission() {
      aDraft()
          .withPeriods(NEWER_PERIODS)
          .when(PARTNER.submits())
          .thenDue("2026-11-24T10:00")
          .then(claim -> assertThat(claim.periods()).isEqualTo(NEWER_PERIODS));
    }

    @Test
    void getsEachDeadlineFromTheNewestCalendarWhenItsStageBegins() {
      ClaimScenario claim = aSubmittedClaim().withCalendar(NEWER_CALENDAR);

      claim.thenDue("2026-11-30T10:00");
      assertThat(calendarVersionOf(claim))
          .isEqualTo(BusinessCalendar.bundled(NEWER_CALENDAR.zone()).version());

      claim.and(REVIEWER.startsTheReview()).thenDue("2026-12-01T10:00");
      assertThat(calendarVersionOf(claim)).isEqualTo("newer");
    }
  }

  @Nested
  class EveryDeadline {
    @Test
    void isRoundedUpToAWholeSecond() {
      aDraft()
          .at("2026-11-23T10:00:00.2")
          .and(PARTNER.submits())
          .thenDue("2026-11-30T10:00:01")
          .and(REVIEWER.startsTheReview())
          .thenDue("2026-11-30T10:00:01");
      anApprovedClaim()
          .at("2026-11-23T10:00:00.2")
          .and(Happening.theNoticeIsHandedOver())
          .thenDue("2026-11-30T10:00:01");
      aClaimUnderReview()
          .at("2026-11-23T10:00:00.2")
          .and(REVIEWER.rejects())
          .thenDue("2026-12-23T10:00:01");
    }

    @Test
    void thatBeginsOnADayOffCountsFromTheNextBusinessDaysStart() {
      aDraft().at("2026-11-28T15:00").and(PARTNER.submits()).thenDue("2026-12-07T00:00");
    }

    @Test
    void inCalendarDaysKeepsTheLocalTimeOverAClockChange() {
      aDraft()
          .at("2027-03-10T10:00")
          .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.rejects())
          .thenDue("2027-04-09T10:00");
    }

    @Test
    void isTheTimeWhenTheWorkflowHasToActNext() {
      aRejectedClaim()
          .then(claim -> assertThat(claim.clock().wakeAt()).isEqualTo(claim.clock().dueAt()));
    }
  }

  private static String calendarVersionOf(ClaimScenario claim) {
    return ((Stage.ReviewersTurn) claim.claim().stage()).review().deadline().calendarVersion();
  }
}
