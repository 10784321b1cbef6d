package cpor.claim;

import java.util.Locale;

/** What a person may do with a claim. */
public enum Action {
  EDIT,
  DISCARD,
  ADD_EVIDENCE,
  SUBMIT,
  RESUBMIT,
  DISPUTE,
  WITHDRAW,
  COMMENT,
  RESEND_CONSENT_NOTICE,
  CORRECT_CUSTOMER_CONTACT,
  START,
  REQUEST_ACTION,
  APPROVE,
  REJECT;

  /** The name that the API shows, such as {@code request-action}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
