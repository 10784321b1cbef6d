package cpor.claim;

/** The notices that are sent about a claim. */
public enum NoticeKind {
  SUBMITTED(Recipient.PARTNER, false),
  REVIEW_OVERDUE(Recipient.LEAD, false),
  DECISION_OVERDUE(Recipient.LEAD, false),
  ACTION_REQUIRED(Recipient.PARTNER, false),
  ANSWER_REMINDER(Recipient.PARTNER, false),
  CONSENT_REQUEST(Recipient.CUSTOMER, true),
  APPROVED(Recipient.PARTNER, false),
  WINDOW_HELD(Recipient.PARTNER, true),
  WINDOW_HELD_LEAD(Recipient.LEAD, true),
  DECLINED(Recipient.CUSTOMER, false),
  REJECTED(Recipient.PARTNER, false),
  DISPUTE_REMINDER(Recipient.PARTNER, false),
  DISPUTE_DECIDED(Recipient.PARTNER, false),
  ASSOCIATED(Recipient.PARTNER, false),
  ASSOCIATION_ENDED(Recipient.PARTNER, false);

  private final Recipient recipient;
  private final boolean aboutWindow;

  NoticeKind(Recipient recipient, boolean aboutWindow) {
    this.recipient = recipient;
    this.aboutWindow = aboutWindow;
  }

  /** Who is written to. */
  public enum Recipient {
    PARTNER,
    CUSTOMER,
    LEAD
  }

  public Recipient recipient() {
    return recipient;
  }

  /**
   * Whether a notice of this kind is overtaken already when the consent window is restarted or
   * held; the others live as long as the stage that they were caused in.
   */
  boolean isAboutWindow() {
    return aboutWindow;
  }
}
