package cpor.claim;

/** Why a partner asks for the rejection of its own claim. */
public enum WithdrawalReason {
  WRONG_PARTNER_ID,
  WRONG_ACTIVITY,
  NO_LONGER_ENGAGED,
  OTHER
}
