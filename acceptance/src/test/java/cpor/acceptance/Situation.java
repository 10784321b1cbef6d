package cpor.acceptance;

import cpor.acceptance.client.Claim;
import cpor.acceptance.world.MailReport;

/** Where a claim may stand. */
enum Situation {
  EDITING,
  SUBMITTED,
  UNDER_REVIEW,
  PARTNER_ACTION_REQUIRED,
  CONSENT_WINDOW,
  CONSENT_WINDOW_HELD,
  ASSOCIATED,
  DISPUTE_PERIOD,
  UNDER_REVIEW_IN_DISPUTE,
  CLOSED;

  /** A new claim of the scenario's partner that stands there. */
  Claim claim(Scenario scenario) {
    return switch (this) {
      case EDITING -> scenario.partner().prepares();
      case SUBMITTED -> scenario.partner().files();
      case UNDER_REVIEW -> scenario.claimUnderReview();
      case PARTNER_ACTION_REQUIRED -> scenario.claimWithOpenRequest();
      case CONSENT_WINDOW -> scenario.approvedClaim();
      case CONSENT_WINDOW_HELD -> held(scenario);
      case ASSOCIATED -> scenario.associatedClaim();
      case DISPUTE_PERIOD -> scenario.rejectedClaim();
      case UNDER_REVIEW_IN_DISPUTE -> scenario.disputedClaim();
      case CLOSED -> scenario.closedClaim();
    };
  }

  private static Claim held(Scenario scenario) {
    Claim claim = scenario.approvedClaim();
    scenario.world().report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    return claim;
  }
}
