package cpor.wording;

/** What a fact is called where facts are listed. */
public enum Label {
  CUSTOMER,
  PRODUCTS,
  YOUR_REFERENCE,
  CLAIM,
  PARTNER_ORGANISATION,
  STAGE,
  ON_HOLD_SINCE,

  WHO_CLAIMS,
  PARTNERS_CONTACT,
  YOUR_ORGANISATION,
  WHAT_THE_PARTNER_DOES,
  SOLUTION_AREA,
  CLAIMED_SINCE
}
