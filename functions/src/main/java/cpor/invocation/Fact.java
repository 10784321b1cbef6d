package cpor.invocation;

/**
 * All that is ever written of an invocation, in this order. There is no room for a name, an
 * address, a path, which may hold the secret of a link, or for what an exception says.
 */
public enum Fact {
  FUNCTION("function"),
  /** Lambda's own. */
  REQUEST_ID("requestId"),
  /** The gateway's, which clients know as {@code traceId}. */
  GATEWAY_REQUEST_ID("gatewayRequestId"),
  /** As the template names it. */
  ROUTE("route"),
  CLAIM_ID("claimId"),
  /** {@code DONE} and {@code FAILED}, or a word that says more. */
  OUTCOME("outcome"),
  /** Of the HTTP answer. */
  STATUS("status"),
  /** The class of what went wrong. */
  ERROR_CLASS("errorClass"),
  DURATION_MS("durationMs");

  private final String label;

  Fact(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
