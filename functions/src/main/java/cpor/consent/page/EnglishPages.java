package cpor.consent.page;

/** The pages in English. */
final class EnglishPages {

  private EnglishPages() {}

  static String pattern(PageSentence sentence) {
    return switch (sentence) {
      case LANGUAGE_NAME -> "English";

      case QUESTION_TITLE -> "Do you agree with this partner's claim?";
      case PARTNER_CLAIMS ->
          "%s claims that it influenced which products %s buys or uses. Our reviewers checked the"
              + " partner's proof and approved the claim.";
      case DECLINED_BEFORE ->
          "You declined this claim on %s. The reviewers have approved it again since. If you still"
              + " disagree, please decline again.";
      case WHAT_EACH_ANSWER_MEANS -> "What each answer means";
      case IF_YOU_AGREE -> "If you agree, you need do nothing and can close this page.";
      case IF_YOU_AGREE_FOR_NOW -> "If you agree, you can close this page.";
      case SILENCE_ASSOCIATES ->
          "You may decline until %s. After that, without your answer, the partner is associated"
              + " with your organisation.";
      case SILENCE_COUNTS_FOR_NOTHING ->
          "No time limit runs at present, and not answering does not count as consent. As soon as"
              + " one runs, a mail says until when you may decline.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "An associated partner sees usage and sold-seat data of your organisation for these"
              + " products, and nothing else. It gets no access to your systems or content.";
      case IF_YOU_DO_NOT_AGREE -> "If you do not agree, press the button.";
      case WHAT_DECLINING_MEANS -> "The claim is rejected at once, and the partner is told so.";
      case DECLINES_FOR_GOOD ->
          "The claim is rejected at once and for good, and the partner is told so.";
      case ASKED_AGAIN_WHEN_APPROVED ->
          "Should the reviewers ever approve it again, we ask you again.";
      case REASON_LABEL -> "Why do you decline? (optional)";
      case REASON_HINT -> "The partner and the reviewers can read what you write.";
      case DECLINE -> "Decline the claim";

      case DECLINED_TITLE -> "You declined the claim";
      case DECLINED ->
          "The claim of %s is rejected. It is not associated with %s through this claim.";
      case ALREADY_DECLINED_TITLE -> "This claim was already declined";
      case ALREADY_DECLINED -> "It was declined with this link on %s.";
      case RECEIPT_BY_MAIL -> "The contact that we wrote to gets a mail that confirms it.";
      case NOTHING_MORE_TO_DO -> "You need do nothing more and can close this page.";

      case NOT_FOUND_TITLE -> "This link leads nowhere";
      case USE_THE_NEWEST_MAIL ->
          "If it came in a mail, please open the newest mail about the claim and use its whole"
              + " link: a newer mail replaces the links of older ones, and every link ends when its"
              + " time has passed.";

      case NOT_THE_BUTTON_TITLE -> "Nothing was changed";
      case NOT_THE_BUTTON ->
          "What was sent did not come from the button on this page. If you want to decline the"
              + " claim, open the link in the mail and press the button.";

      case TRY_AGAIN_TITLE -> "Please try again in a minute";
      case TRY_AGAIN ->
          "We cannot open the claim right now, and nothing was changed. If you have just pressed"
              + " the button, your answer was not recorded: open the link in the mail again in a"
              + " minute and press it once more.";

      case ASK_SUPPORT -> "Questions, or a link that you did not expect? Write to";
      case GIVE_THE_NUMBER -> "Please give the claim's number: %s";
      case THE_NUMBER_IS_IN_THE_MAIL ->
          "Please give the claim's number, which stands at the foot of the mail.";
    };
  }
}
