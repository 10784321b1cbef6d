package cpor.local.aws;

/** Invokes a function with an event and gives its answer. */
@FunctionalInterface
public interface LambdaInvoker {

  /**
   * Returns when the function has.
   *
   * @param event JSON
   * @return JSON
   * @throws Exception whatever the function failed with
   */
  byte[] invoke(byte[] event) throws Exception;
}
