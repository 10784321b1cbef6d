package cpor.claim;

/** Why a reviewer asks the partner for more. */
public enum ActionReason {
  ALL_POE_MISSING,
  CUSTOMER_ACKNOWLEDGEMENT_MISSING,
  DATES_MISSING_OR_OLD,
  PARTNER_SERVICE_MISSING,
  PRODUCTS_MISSING,
  OTHER
}
