package cpor.claim;

/**
 * Why a consent window is held: the customer may not have been asked, so its silence says nothing.
 */
public enum HeldReason {
  /** The address does not exist or refuses mail for good. */
  BOUNCED,
  /** The recipient reported the notice as unwanted. */
  COMPLAINT,
  /** The mail service refused the notice for good. */
  REFUSED,
  /** The window ran out, but the notice bounced and was never delivered. */
  NOT_DELIVERED
}
