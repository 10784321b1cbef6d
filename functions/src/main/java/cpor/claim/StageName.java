package cpor.claim;

/** The stages by name, as the API and the workflow call them. */
public enum StageName {
  EDITING(ClaimStatus.EDITING),
  SUBMITTED(ClaimStatus.SUBMITTED),
  UNDER_REVIEW(ClaimStatus.UNDER_REVIEW),
  PARTNER_ACTION_REQUIRED(ClaimStatus.PARTNER_ACTION_REQUIRED),
  CONSENT_WINDOW(ClaimStatus.APPROVED),
  ASSOCIATED(ClaimStatus.APPROVED),
  DISPUTE_PERIOD(ClaimStatus.REJECTED),
  CLOSED(ClaimStatus.REJECTED);

  private final ClaimStatus status;

  StageName(ClaimStatus status) {
    this.status = status;
  }

  public ClaimStatus status() {
    return status;
  }
}
