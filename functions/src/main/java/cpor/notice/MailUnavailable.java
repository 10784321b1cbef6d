package cpor.notice;

/** The mail service did not take the mail this time. */
public final class MailUnavailable extends RuntimeException {

  private final String errorCode;

  /**
   * Tells a failure.
   *
   * @param errorCode what the mail service calls it; what it says of it could hold the address
   */
  MailUnavailable(String errorCode) {
    super(errorCode);
    this.errorCode = errorCode;
  }

  String errorCode() {
    return errorCode;
  }
}
