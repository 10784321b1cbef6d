package cpor.consent.page;

/** The pages in English. */
final class EnglishPages {

  private EnglishPages() {}

  static String pattern(PageSentence sentence) {
    return switch (sentence) {
      case LANGUAGE_NAME -> "English";

      case QUESTION_TITLE -> "Do you agree with this partner's claim?";
      case PARTNER_CLAIMS ->
          "A partner claims that it influenced which products %s buys or uses. Reviewers checked"
              + " its proof and approved the claim.";
      case DECLINED_BEFORE ->
          "You declined this claim on %s. Reviewers have approved it again since. If you still"
              + " disagree, please decline again.";
      case WHAT_EACH_ANSWER_MEANS -> "What each answer means";
      case IF_YOU_AGREE -> "If you agree, you need do nothing and can close this page.";
      case SILENCE_ASSOCIATES ->
          "You may decline until %s. After that, without your answer, the partner is associated"
              + " with your organisation.";
      case SILENCE_COUNTS_FOR_NOTHING ->
          "You may decline as long as this page asks you. Your silence counts for nothing at"
              + " present, because no time runs.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "An associated partner sees usage and sold-seat data of your organisation for these"
              + " products, and nothing else. It gets no access to your systems or content.";
      case IF_YOU_DO_NOT_AGREE -> "If you do not agree, press the button.";
      case WHAT_DECLINING_MEANS ->
          "The claim is rejected at once and the partner is told so. Should reviewers ever approve"
              + " it again, we ask you again.";
      case REASON_LABEL -> "Why do you decline? (optional)";
      case REASON_HINT -> "The partner and the reviewers can read what you write.";
      case DECLINE -> "Decline the claim";

      case DECLINED_TITLE -> "You declined the claim";
      case DECLINED ->
          "The claim of %s is rejected. It is not associated with %s through this claim.";
      case ALREADY_DECLINED_TITLE -> "This claim was already declined";
      case ALREADY_DECLINED -> "It was declined with this link on %s.";
      case NOTHING_MORE_TO_DO ->
          "You need do nothing more and can close this page. If you are ever asked again about this"
              + " claim, you will get a new mail.";

      case NOT_FOUND_TITLE -> "This link leads nowhere";
      case USE_THE_NEWEST_MAIL ->
          "If it came in a mail, please open the newest mail about the claim and use its whole"
              + " link: a newer mail replaces the links of older ones, and every link ends when its"
              + " time has passed.";
      case ASK_THE_PARTNER ->
          "If that does not help, please ask the person who is named in the mail as the partner's"
              + " contact.";

      case NOT_THE_BUTTON_TITLE -> "Nothing was changed";
      case NOT_THE_BUTTON ->
          "What was sent did not come from the button on this page. If you want to decline the"
              + " claim, open the link in the mail and press the button.";

      case TRY_AGAIN_TITLE -> "Please try again in a minute";
      case TRY_AGAIN ->
          "We cannot open the claim right now, and nothing was changed. If you have just pressed"
              + " the button, your answer was not recorded: open the link in the mail again in a"
              + " minute and press it once more.";
    };
  }
}
