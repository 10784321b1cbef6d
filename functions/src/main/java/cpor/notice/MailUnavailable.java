package cpor.notice;

/** The mail service did not take the mail this time. The message holds no address. */
public final class MailUnavailable extends RuntimeException {
  MailUnavailable(Exception cause) {
    super(cause.getClass().getSimpleName());
  }
}
