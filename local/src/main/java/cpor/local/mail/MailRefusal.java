package cpor.local.mail;

/** An error that SES answers a mail with. */
public enum MailRefusal {
  /** Sending too fast: the SDK retries it. */
  THROTTLED(400, "Throttling", "Maximum sending rate exceeded."),
  /** SES is troubled: the SDK retries it. */
  SERVER_ERROR(500, "InternalFailure", "The request failed because of an unknown error."),
  /** The sender, or in the sandbox the recipient, is not verified: the operator can mend it. */
  MESSAGE_REJECTED(400, "MessageRejected", "Email address is not verified.");

  private final int status;
  private final String code;
  private final String message;

  MailRefusal(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  SesError error() {
    return new SesError(status, code, message);
  }
}
