package cpor.claim;

/** What people see of a claim's progress. */
public enum ClaimStatus {
  EDITING,
  SUBMITTED,
  UNDER_REVIEW,
  PARTNER_ACTION_REQUIRED,
  APPROVED,
  REJECTED
}
