package stepfunctions;

/** A Task's call failed, with the error name that Retry and Catch match on. */
public final class TaskFailed extends RuntimeException {
  private final String error;
  private final String cause;

  public TaskFailed(String error, String cause) {
    super(error + ": " + cause);
    this.error = error;
    this.cause = cause;
  }

  public String error() {
    return error;
  }

  public String cause() {
    return cause;
  }
}
