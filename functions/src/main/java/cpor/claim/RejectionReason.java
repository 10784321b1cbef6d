package cpor.claim;

/** Why a claim was rejected. */
public enum RejectionReason {
  PARTNER_REQUEST(false),
  CUSTOMER_DECLINED(false),
  NO_PARTNER_RESPONSE(false),
  POE_INSUFFICIENT(true),
  CUSTOMER_CONSENT_MISSING_IN_POE(true),
  PRODUCTS_MISSING(true),
  POE_UNAVAILABLE(true);

  private final boolean reviewers;

  RejectionReason(boolean reviewers) {
    this.reviewers = reviewers;
  }

  /** Whether a reviewer may give this reason; the others are facts that nobody chooses. */
  public boolean isReviewers() {
    return reviewers;
  }
}
