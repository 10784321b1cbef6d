package cpor.notice;

/** The address is none that mail can ever be sent to. */
public final class MailRefused extends RuntimeException {

  private final String errorCode;

  /**
   * Tells a refusal.
   *
   * @param errorCode what the mail service calls it; what it says of it would hold the address
   */
  MailRefused(String errorCode) {
    super(errorCode);
    this.errorCode = errorCode;
  }

  String errorCode() {
    return errorCode;
  }
}
