package cpor.claim;

/** Whom a claim waits for. A rejection may be disputed, but nothing waits for that. */
public enum Turn {
  PARTNER,
  REVIEWER,
  CUSTOMER,
  NOBODY
}
