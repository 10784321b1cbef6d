package cpor.consent.page;

import cpor.claim.Language;

/** What the pages say. A sentence that a language does not have does not compile. */
enum PageSentence {
  /** A language's own name for itself. */
  LANGUAGE_NAME,

  QUESTION_TITLE,
  /** The partner's name, the customer's name. */
  PARTNER_CLAIMS,
  /** When. */
  DECLINED_BEFORE,
  WHAT_EACH_ANSWER_MEANS,
  IF_YOU_AGREE,
  /** The same while no clock runs. */
  IF_YOU_AGREE_FOR_NOW,
  /** What follows from silence when the clock runs: until when. */
  SILENCE_ASSOCIATES,
  /** What follows from silence while no clock runs. */
  SILENCE_COUNTS_FOR_NOTHING,
  WHAT_THE_PARTNER_WILL_SEE,
  IF_YOU_DO_NOT_AGREE,
  WHAT_DECLINING_MEANS,
  /** What it means when the claim's dispute was used. */
  DECLINES_FOR_GOOD,
  ASKED_AGAIN_WHEN_APPROVED,
  REASON_LABEL,
  REASON_HINT,
  DECLINE,

  DECLINED_TITLE,
  /** The partner's name, the customer's name. */
  DECLINED,
  ALREADY_DECLINED_TITLE,
  /** When. */
  ALREADY_DECLINED,
  RECEIPT_BY_MAIL,
  NOTHING_MORE_TO_DO,

  // These tell a person what to do, and a guesser nothing.
  NOT_FOUND_TITLE,
  USE_THE_NEWEST_MAIL,

  /** When something else was posted than the page's form. */
  NOT_THE_BUTTON_TITLE,
  NOT_THE_BUTTON,

  /** When nothing could be read or recorded for a moment. */
  TRY_AGAIN_TITLE,
  TRY_AGAIN,

  /** What stands before the address. */
  ASK_SUPPORT,
  /** The claim's id. */
  GIVE_THE_NUMBER,
  THE_NUMBER_IS_IN_THE_MAIL;

  /**
   * The sentence in a language.
   *
   * @param facts what it states, if it states any
   */
  String in(Language language, String... facts) {
    String pattern =
        switch (language) {
          case EN -> EnglishPages.pattern(this);
          case HU -> HungarianPages.pattern(this);
        };
    return pattern.formatted((Object[]) facts);
  }
}
