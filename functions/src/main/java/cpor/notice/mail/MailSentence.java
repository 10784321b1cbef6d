package cpor.notice.mail;

import cpor.claim.Language;

/**
 * What mails say besides their headings and the terms of the domain. A sentence that a language
 * does not have does not compile.
 */
enum MailSentence {
  /** Whom the mail greets. */
  GREETING,

  /** When. */
  RECEIVED,
  /** Until when. */
  DECISION_DUE,

  REVIEWER_FOUND,
  REVIEWER_ASKED,
  /** Until when. */
  ANSWER_DUE,
  HOW_TO_ANSWER,

  APPROVED,
  DISPUTE_WON,
  CUSTOMER_WILL_BE_ASKED,
  /** Until when. */
  CUSTOMER_MAY_DECLINE,
  NO_PROMISE_OF_PAYMENT,

  SILENCE_COUNTS_FOR_NOTHING,
  HOW_TO_ASK_AGAIN,
  A_REVIEWER_MAY_ASK_AGAIN,
  NOBODY_MAY_ASK_AGAIN,

  REJECTED,
  /** When. */
  REJECTED_ON,
  DISPUTE_REFUSED,
  REJECTION_IS_FINAL,
  /** Until when. */
  MAY_DISPUTE,
  /** Until when. */
  IF_YOU_DISAGREE,
  HOW_TO_DISPUTE,
  IF_YOU_ACCEPT,
  WHERE_TO_READ,

  /** Since when. */
  ASSOCIATED,
  SENT_FOR_EVALUATION,
  /** When. */
  WITHDRAWN,
  WITHDRAWAL_IS_FINAL,

  NO_CLOCK_RUNS,
  /** When. */
  NEXT_STEP_WAS_DUE,
  /** When. */
  DECISION_WAS_DUE,

  /** The partner's name, the customer's name. */
  PARTNER_CLAIMS,
  /** Until when. */
  MAY_DECLINE,
  /** When. */
  DECLINED_BEFORE,
  REVIEWERS_APPROVED,
  SILENCE_ASSOCIATES,
  WHAT_THE_PARTNER_WILL_SEE,
  ABOUT_THE_LINK,

  /** The partner's name, the customer's name, when. */
  CLAIM_DECLINED,
  PARTNER_WAS_TOLD,
  ASKED_AGAIN_WHEN_APPROVED,
  /** Whom to write to. */
  IF_IT_WAS_NOT_YOU,

  REVIEWERS_COMMENT,
  CUSTOMERS_COMMENT,
  YOUR_COMMENT,

  OPEN_CLAIM,
  READ_AND_DECLINE,

  SENT_TO_CONTACT,
  SENT_TO_CUSTOMER,
  SENT_TO_LEAD,
  /** Whom to write to, the claim's id. */
  QUESTIONS;

  /**
   * The sentence in a language.
   *
   * @param facts what it states, if it states any
   */
  String in(Language language, String... facts) {
    String pattern =
        switch (language) {
          case EN -> EnglishMails.pattern(this);
          case HU -> HungarianMails.pattern(this);
        };
    return pattern.formatted((Object[]) facts);
  }
}
