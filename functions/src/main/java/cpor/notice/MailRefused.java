package cpor.notice;

/** The mail service will never take this mail. The message holds no address. */
public final class MailRefused extends RuntimeException {
  MailRefused(Exception cause) {
    super(cause.getClass().getSimpleName());
  }
}
