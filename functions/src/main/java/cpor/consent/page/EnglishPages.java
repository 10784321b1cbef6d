package cpor.consent.page;

import java.util.List;

/** The pages in English. */
record EnglishPages() implements PageWording {

  @Override
  public String languageName() {
    return "English";
  }

  @Override
  public String questionTitle() {
    return "Do you agree with this partner's claim?";
  }

  @Override
  public String introduction(String customerName) {
    return ("A partner claims that it influenced which products %s buys or uses. Reviewers"
            + " checked its proof and approved the claim.")
        .formatted(customerName);
  }

  @Override
  public String declinedBefore(String moment) {
    return ("You declined this claim on %s. Reviewers have approved it again since. If you"
            + " still disagree, please decline again.")
        .formatted(moment);
  }

  @Override
  public String whatEachAnswerMeans() {
    return "What each answer means";
  }

  @Override
  public String ifYouAgree() {
    return "If you agree, you need do nothing and can close this page.";
  }

  @Override
  public String silenceMeans(String lastMoment) {
    return ("You may decline until %s. After that, without your answer, the partner is associated"
            + " with your organisation.")
        .formatted(lastMoment);
  }

  @Override
  public String silenceMeansForNow() {
    return "You may decline as long as this page asks you. Your silence counts for nothing at"
        + " present, because no time runs.";
  }

  @Override
  public String whatThePartnerWillSee() {
    return "An associated partner sees usage and sold-seat data of your organisation for"
        + " these products, and nothing else. It gets no access to your systems or content.";
  }

  @Override
  public String ifYouDoNotAgree() {
    return "If you do not agree, press the button.";
  }

  @Override
  public String decliningMeans() {
    return "The claim is rejected at once and the partner is told so. Should reviewers ever"
        + " approve it again, we ask you again.";
  }

  @Override
  public String reasonLabel() {
    return "Why do you decline? (optional)";
  }

  @Override
  public String reasonHint() {
    return "The partner and the reviewers can read what you write.";
  }

  @Override
  public String decline() {
    return "Decline the claim";
  }

  @Override
  public String declinedTitle() {
    return "You declined the claim";
  }

  @Override
  public List<String> declined(String organisation, String customerName) {
    return List.of(
        "The claim of %s is rejected. It is not associated with %s through this claim."
            .formatted(organisation, customerName),
        "You need do nothing more and can close this page. If you are ever asked again"
            + " about this claim, you will get a new mail.");
  }

  @Override
  public String alreadyDeclinedTitle() {
    return "This claim was already declined";
  }

  @Override
  public List<String> alreadyDeclined(String moment) {
    return List.of(
        "It was declined with this link on %s.".formatted(moment),
        "You need do nothing more and can close this page. If you are ever asked again"
            + " about this claim, you will get a new mail.");
  }

  @Override
  public String notFoundTitle() {
    return "This link leads nowhere";
  }

  @Override
  public List<String> notFound() {
    return List.of(
        "If it came in a mail, please open the newest mail about the claim and use its"
            + " whole link: a newer mail replaces the links of older ones, and every link"
            + " ends when its time has passed.",
        "If that does not help, please ask the person who is named in the mail as the"
            + " partner's contact.");
  }

  @Override
  public String tryAgainTitle() {
    return "Please try again in a minute";
  }

  @Override
  public List<String> tryAgain() {
    return List.of(
        "We cannot open the claim right now, and nothing was changed. If you have just"
            + " pressed the button, your answer was not recorded: open the link in the mail"
            + " again in a minute and press it once more.");
  }
}
