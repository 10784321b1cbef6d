package cpor.local.lambda;

/** A function of the template cannot be started. */
public final class InvalidFunction extends RuntimeException {
  InvalidFunction(String functionId, String problem, Throwable cause) {
    super(functionId + ": " + problem, cause);
  }
}
