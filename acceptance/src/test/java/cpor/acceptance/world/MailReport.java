package cpor.acceptance.world;

/** What the mail service may report of a mail that it took. */
public enum MailReport {
  DELIVERY,
  TRANSIENT_BOUNCE,
  PERMANENT_BOUNCE,
  COMPLAINT
}
