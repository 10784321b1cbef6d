package cpor.local.lambda;

import cpor.local.template.FunctionResource;

/** Takes what functions log. */
@FunctionalInterface
public interface FunctionLog {

  /**
   * Takes what a call of a function said with Lambda's logger.
   *
   * @param requestId of the call
   */
  void said(FunctionResource function, String requestId, String message);
}
