package cpor.local.lambda;

/** Calls Lambda functions and waits for their answers. */
@FunctionalInterface
public interface Invoker {

  /**
   * Calls a function.
   *
   * @param functionId its logical id in the template
   * @param payload JSON
   * @return JSON
   * @throws FunctionError if the function threw or took too long
   */
  byte[] invoke(String functionId, byte[] payload) throws FunctionError;
}
