package cpor.local.aws;

/** A service integration failed as Step Functions reports it: an error name and a cause. */
public final class ServiceCallFailed extends Exception {
  private final String error;
  private final String cause;

  public ServiceCallFailed(String error, String cause) {
    super(error + ": " + cause);
    this.error = error;
    this.cause = cause;
  }

  /** The name that Retry and Catch match, such as {@code DynamoDb.TransactionCanceledException}. */
  public String error() {
    return error;
  }

  public String cause() {
    return cause;
  }
}
