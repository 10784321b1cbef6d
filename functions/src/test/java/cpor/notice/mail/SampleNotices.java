package cpor.notice.mail;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import cpor.wording.CustomerFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every notice, in each form that it takes, by a name that says which. The golden files hold them,
 * and the local cloud shows them; they do not ship.
 */
public final class SampleNotices {

  public static final String CLAIM_ID = "01JD9M3V7K5QW8";
  public static final String CONSENT_LINK = "https://claims.example/consent/q0Xf2lJz8m1TtWb3cVn5hA";

  private static final Instant SUBMITTED_AT = Instant.parse("2026-11-23T16:12:09Z");
  private static final Instant DUE_AT = Instant.parse("2026-11-30T16:12:59Z");

  private static final ClaimFacts CLAIM =
      new ClaimFacts(
          CLAIM_ID,
          "Nagy Anna",
          "Contoso Kft.",
          List.of("Dynamics 365 Sales", "Dynamics 365 Field Service"),
          "PO-2026-114");

  private static final CustomerFacts ASKED =
      new CustomerFacts(
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
    notices.put("submitted", new Notice.Submitted(CLAIM, SUBMITTED_AT, DUE_AT));
    notices.put(
        "action-required",
        new Notice.ActionRequired(
            CLAIM,
            List.of(
                ActionReason.CUSTOMER_ACKNOWLEDGEMENT_MISSING, ActionReason.DATES_MISSING_OR_OLD),
            "Please send the signed statement of work.\nThe one we have is a draft of 2024.",
            DUE_AT));
    notices.put(
        "answer-reminder",
        new Notice.AnswerReminder(
            CLAIM, List.of(ActionReason.OTHER), "Who signed for the customer?", DUE_AT));
    notices.put("approved", new Notice.Approved(CLAIM, DUE_AT));
    notices.put("approved-before-the-window", new Notice.Approved(CLAIM, null));
    notices.put("window-held", new Notice.WindowHeld(CLAIM, HeldReason.BOUNCED));
    notices.put(
        "window-held-lead",
        new Notice.WindowHeldLead(CLAIM_ID, "Adatum Zrt.", HeldReason.NOT_DELIVERED, DUE_AT));
    notices.put(
        "rejected",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.POE_INSUFFICIENT, RejectionReason.PRODUCTS_MISSING),
            null,
            "The statement of work names neither the product nor your service.",
            SUBMITTED_AT,
            DUE_AT));
    notices.put(
        "rejected-by-the-customer",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.CUSTOMER_DECLINED),
            null,
            "We never worked with them.",
            SUBMITTED_AT,
            DUE_AT));
    notices.put(
        "rejected-by-silence",
        new Notice.Rejected(
            CLAIM, List.of(RejectionReason.NO_PARTNER_RESPONSE), null, null, SUBMITTED_AT, DUE_AT));
    notices.put(
        "rejected-on-request-for-good",
        new Notice.Rejected(
            CLAIM,
            List.of(RejectionReason.PARTNER_REQUEST),
            WithdrawalReason.NO_LONGER_ENGAGED,
            "The project was cancelled.",
            SUBMITTED_AT,
            null));
    notices.put(
        "dispute-reminder",
        new Notice.DisputeReminder(CLAIM, List.of(RejectionReason.POE_UNAVAILABLE), DUE_AT));
    notices.put(
        "dispute-won", new Notice.DisputeDecided(CLAIM, new Notice.DisputeOutcome.Won(DUE_AT)));
    notices.put(
        "dispute-refused",
        new Notice.DisputeDecided(
            CLAIM,
            new Notice.DisputeOutcome.Refused(
                List.of(RejectionReason.CUSTOMER_CONSENT_MISSING_IN_POE),
                "The letter is not signed.")));
    notices.put("associated", new Notice.Associated(CLAIM, DUE_AT));
    notices.put(
        "association-ended",
        new Notice.AssociationEnded(CLAIM, WithdrawalReason.WRONG_PARTNER_ID, null, DUE_AT));
    notices.put(
        "review-overdue",
        new Notice.ReviewOverdue(CLAIM_ID, "Adatum Zrt.", StageName.SUBMITTED, DUE_AT));
    notices.put(
        "decision-overdue",
        new Notice.DecisionOverdue(CLAIM_ID, "Adatum Zrt.", StageName.UNDER_REVIEW, DUE_AT));
    notices.put(
        "consent-request",
        new Notice.ConsentRequest("Kovács Péter", ASKED, null, DUE_AT, CONSENT_LINK));
    notices.put(
        "consent-request-after-a-decline",
        new Notice.ConsentRequest("Kovács Péter", ASKED, SUBMITTED_AT, DUE_AT, CONSENT_LINK));
    return notices;
  }
}
