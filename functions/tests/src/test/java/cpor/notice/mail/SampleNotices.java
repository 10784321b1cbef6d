package cpor.notice.mail;

import static cpor.story.ClaimScenario.USUAL_PERIODS;
import static cpor.story.ClaimScenario.USUAL_RULES;
import static java.time.temporal.ChronoUnit.DAYS;

import cpor.calendar.BusinessCalendar;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.wording.CustomerFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every notice, in each form that it takes, by a name that says which, at the times that the rules
 * give. The golden files hold them, and the local cloud shows them; they do not ship.
 */
public final class SampleNotices {

  public static final String CLAIM_ID = "01a2076c-476a-730b-8c33-0e514d4502d5";
  public static final String CONSENT_LINK =
      "https://claims.example/consent/q0Xf2lJz8m1TtWb3cVn5hAq0Xf2lJz8m1TtWb3cVn5h";

  private static final BusinessCalendar CALENDAR = USUAL_RULES.calendar();
  private static final Instant SUBMITTED_AT = Instant.parse("2026-11-23T16:12:59Z");
  private static final Instant DECISION_DUE =
      CALENDAR.after(SUBMITTED_AT, USUAL_PERIODS.decisionDueWithin());
  private static final Instant DECIDED_AT = SUBMITTED_AT.plus(2, DAYS);
  private static final Instant ANSWER_DUE =
      CALENDAR.after(DECIDED_AT, USUAL_PERIODS.partnerResponseWithin());
  private static final Instant WINDOW_ENDS =
      CALENDAR.after(DECIDED_AT, USUAL_PERIODS.consentWindow());
  private static final Instant DECLINED_AT = DECIDED_AT.plus(1, DAYS);
  private static final Instant NEXT_WINDOW_ENDS =
      CALENDAR.after(DECLINED_AT.plus(5, DAYS), USUAL_PERIODS.consentWindow());

  private static Instant disputeUntil(Instant rejectedAt) {
    return CALENDAR.after(rejectedAt, USUAL_PERIODS.disputePeriod());
  }

  private static final ClaimFacts CLAIM =
      new ClaimFacts(
          CLAIM_ID,
          "Nagy Anna",
          "Contoso Kft.",
          List.of("Dynamics 365 Sales", "Dynamics 365 Field Service"),
          "PO-2026-114");

  private static final CustomerFacts ASKED =
      new CustomerFacts(
          CLAIM_ID,
          "Adatum Zrt.",
          "4567890",
          "Nagy Anna",
          "nagy.anna@partner.example",
          "Contoso Kft.",
          "contoso.example",
          "8f0c2a4e-6b1d-4c3a-9f57-1d2e3c4b5a69",
          SolutionArea.BUSINESS_APPLICATIONS,
          Activity.PRE_SALES,
          List.of("Dynamics 365 Sales", "Dynamics 365 Field Service"),
          SUBMITTED_AT);

  private SampleNotices() {}

  public static Notice named(String name) {
    return Objects.requireNonNull(byName().get(name), name);
  }

  public static Map<String, Notice> byName() {
    Map<String, Notice> notices = new LinkedHashMap<>();
    notices.put("submitted", new Notice.Submitted(CLAIM, SUBMITTED_AT, DECISION_DUE));
    notices.put(
        "action-required",
        new Notice.ActionRequired(
            CLAIM,
            List.of(
                ActionReason.CUSTOMER_ACKNOWLEDGEMENT_MISSING, ActionReason.DATES_MISSING_OR_OLD),
            "Please send the signed statement of work.\nThe one we have is a draft of 2024.",
            ANSWER_DUE));
    notices.put(
        "answer-reminder",
        new Notice.AnswerReminder(
            CLAIM, List.of(ActionReason.OTHER), "Who signed for the customer?", ANSWER_DUE));
    notices.put("approved", new Notice.Approved(CLAIM, WINDOW_ENDS));
    notices.put("approved-before-the-window", new Notice.Approved(CLAIM, null));
    notices.put("window-held", held(HeldReason.BOUNCED, Notice.AskingAgain.BY_PARTNER));
    notices.put(
        "window-held-for-reviewers",
        held(HeldReason.NOT_DELIVERED, Notice.AskingAgain.BY_REVIEWER));
    notices.put("window-held-for-nobody", held(HeldReason.COMPLAINT, Notice.AskingAgain.BY_NOBODY));
    notices.put(
        "rejected",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.POE_INSUFFICIENT, RejectionReason.PRODUCTS_MISSING),
            null,
            "The statement of work names neither the product nor your service.",
            DECIDED_AT,
            disputeUntil(DECIDED_AT)));
    notices.put(
        "rejected-by-the-customer",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.CUSTOMER_DECLINED),
            null,
            "We never worked with them.",
            DECLINED_AT,
            disputeUntil(DECLINED_AT)));
    notices.put("declined", declined("We never worked with them.", false));
    notices.put("declined-for-good", declined(null, true));
    notices.put(
        "rejected-by-silence",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.NO_PARTNER_RESPONSE),
            null,
            null,
            ANSWER_DUE,
            disputeUntil(ANSWER_DUE)));
    notices.put(
        "rejected-on-request-for-good",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.PARTNER_REQUEST),
            WithdrawalReason.NO_LONGER_ENGAGED,
            "The project was cancelled.",
            DECIDED_AT,
            null));
    notices.put(
        "dispute-reminder",
        new Notice.DisputeReminder(
            CLAIM, List.of(RejectionReason.POE_UNAVAILABLE), disputeUntil(DECIDED_AT)));
    notices.put(
        "dispute-won",
        new Notice.DisputeDecided(CLAIM, new Notice.DisputeOutcome.Won(NEXT_WINDOW_ENDS)));
    notices.put(
        "dispute-refused",
        new Notice.DisputeDecided(
            CLAIM,
            new Notice.DisputeOutcome.Refused(
                List.of(RejectionReason.CUSTOMER_CONSENT_MISSING_IN_POE),
                "The letter is not signed.")));
    notices.put("associated", new Notice.Associated(CLAIM, WINDOW_ENDS));
    notices.put(
        "association-ended",
        new Notice.AssociationEnded(
            CLAIM, WithdrawalReason.WRONG_PARTNER_ID, null, NEXT_WINDOW_ENDS));
    notices.put(
        "consent-request",
        new Notice.ConsentRequest("Kovács Péter", ASKED, null, WINDOW_ENDS, CONSENT_LINK));
    notices.put(
        "consent-request-after-a-decline",
        new Notice.ConsentRequest(
            "Kovács Péter", ASKED, DECLINED_AT, NEXT_WINDOW_ENDS, CONSENT_LINK));
    return notices;
  }

  private static Notice held(HeldReason reason, Notice.AskingAgain askingAgain) {
    return new Notice.WindowHeld(CLAIM, reason, askingAgain);
  }

  private static Notice declined(@Nullable String reason, boolean forGood) {
    return new Notice.Declined("Kovács Péter", ASKED, DECLINED_AT, reason, forGood);
  }
}
