package stepfunctions;

/** A refused call, by the name AWS gives the error. */
public final class StepFunctionsException extends RuntimeException {
  private final String type;

  public StepFunctionsException(String type, String message) {
    super(message);
    this.type = type;
  }

  /** Such as {@code ExecutionAlreadyExists}. */
  public String type() {
    return type;
  }
}
