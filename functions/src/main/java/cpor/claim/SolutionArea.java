package cpor.claim;

/** The part of the vendor's portfolio that a claim is about. */
public enum SolutionArea {
  BUSINESS_APPLICATIONS,
  MICROSOFT_365
}
