package cpor.claim;

/** What the partner did for the customer. Revenue association earns recognition, never payment. */
public enum Activity {
  PRE_SALES,
  USAGE,
  REVENUE_ASSOCIATION
}
