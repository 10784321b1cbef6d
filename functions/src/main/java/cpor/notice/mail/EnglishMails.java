package cpor.notice.mail;

/** The mails in English. */
final class EnglishMails {

  private EnglishMails() {}

  static Heading heading(Notice notice) {
    return switch (notice) {
      case Notice.ConsentRequest _ ->
          new Heading(
              "Please check: a partner's claim about %s",
              "Do you agree with this partner's claim?");
      case Notice.Declined _ ->
          new Heading("Declined: a partner's claim about %s", "The claim was declined");
      case Notice.Submitted _ -> new Heading("Claim submitted: %s", "Your claim was submitted");
      case Notice.ActionRequired _ ->
          new Heading("Action required: claim for %s", "We need more to decide your claim");
      case Notice.AnswerReminder _ ->
          new Heading("Reminder: your answer is due, claim for %s", "Your answer is due soon");
      case Notice.Approved _ -> new Heading("Claim approved: %s", "Your claim was approved");
      case Notice.WindowHeld _ ->
          new Heading(
              "Consent window on hold: claim for %s", "The customer's consent window is on hold");
      case Notice.Rejected _ -> new Heading("Claim rejected: %s", "Your claim was rejected");
      case Notice.DisputeReminder _ ->
          new Heading(
              "Reminder: the dispute period ends, claim for %s", "The dispute period ends soon");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Won _) ->
          new Heading("Dispute decided: claim approved, %s", "Your dispute was successful");
      case Notice.DisputeDecided(_, Notice.DisputeOutcome.Refused _) ->
          new Heading("Dispute decided: claim stays rejected, %s", "Your dispute was refused");
      case Notice.Associated _ ->
          new Heading("Association confirmed: %s", "You are associated with the customer");
      case Notice.AssociationEnded _ ->
          new Heading("Association ended: %s", "The association has ended");
    };
  }

  static String pattern(MailSentence sentence) {
    return switch (sentence) {
      case GREETING -> "Dear %s,";

      case RECEIVED ->
          "We received your claim on %s. A reviewer will check its proof of execution.";
      case DECISION_DUE ->
          "The decision is due by %s. If we need more from you we will write, and the time we wait"
              + " for your answer is added.";

      case REVIEWER_FOUND -> "A reviewer looked at your claim and found:";
      case REVIEWER_ASKED -> "A reviewer asked you for more:";
      case ANSWER_DUE -> "You have until %s to answer.";
      case HOW_TO_ANSWER ->
          "Open the claim and do what was asked: correct it, add proof of execution, or explain in"
              + " a comment. Then resubmit it: only that is an answer. A claim that is not"
              + " resubmitted in time is rejected.";

      case APPROVED ->
          "The reviewers approved your claim: you are associated with the customer provisionally,"
              + " while it may decline.";
      case DISPUTE_WON ->
          "A reviewer decided your dispute and approved the claim: you are associated with the"
              + " customer provisionally, while it may decline.";
      case CUSTOMER_WILL_BE_ASKED ->
          "The customer is asked by mail and may decline. Its consent window has not begun yet;"
              + " when it passes in silence, the association is confirmed.";
      case CUSTOMER_MAY_DECLINE ->
          "The customer was asked by mail and may decline until %s. When that passes in silence,"
              + " the association is confirmed.";
      case NO_PROMISE_OF_PAYMENT ->
          "This is not a promise of payment. The incentive programmes receive the claim once the"
              + " association is confirmed, and judge then whether it is eligible.";

      case SILENCE_COUNTS_FOR_NOTHING ->
          "No time limit runs, and not answering does not count as consent.";
      case HOW_TO_ASK_AGAIN ->
          "Open the claim, check the customer contact, correct it if it is wrong, and have the"
              + " consent notice sent again. A new consent window begins then.";
      case A_REVIEWER_MAY_ASK_AGAIN ->
          "You cannot have the notice sent again: the requests that partners have for one claim are"
              + " used up. A reviewer still can, to a corrected contact as well: write a comment in"
              + " the claim that says what is right.";
      case NOBODY_MAY_ASK_AGAIN ->
          "The notice cannot be sent again: this claim has had as many as a claim may have. You may"
              + " withdraw it and file a new one.";

      case REJECTED -> "Your claim was rejected. Why:";
      case REJECTED_ON -> "Your claim was rejected on %s. Why:";
      case DISPUTE_REFUSED -> "A reviewer decided your dispute: the claim stays rejected. Why:";
      case REJECTION_IS_FINAL ->
          "This rejection is final and cannot be disputed. The only way on is a new claim with"
              + " updated proof of execution.";
      case MAY_DISPUTE -> "You may dispute the rejection, once, until %s.";
      case IF_YOU_DISAGREE -> "If you disagree you may dispute the rejection, once, until %s.";
      case HOW_TO_DISPUTE ->
          "Open the claim, give a business justification or add new proof of execution, and"
              + " dispute the rejection.";
      case IF_YOU_ACCEPT ->
          "If you agree with the rejection you need do nothing: it becomes final then.";
      case WHERE_TO_READ -> "The reasons, all comments and the whole history are with the claim.";

      case ASSOCIATED ->
          "The consent window passed and the customer did not decline. The association has been"
              + " confirmed since %s.";
      case SENT_FOR_EVALUATION ->
          "The claim was sent for incentive evaluation. This is not a promise of payment: the"
              + " incentive programmes judge whether it is eligible.";
      case WITHDRAWN ->
          "You withdrew your claim on %s. You are no longer associated with the customer, and the"
              + " incentive programmes are told so.";
      case WITHDRAWAL_IS_FINAL ->
          "The withdrawal is final. The only way on is a new claim with updated proof of"
              + " execution.";

      case PARTNER_CLAIMS -> "%s claims that it influenced which products %s buys or uses.";
      case MAY_DECLINE -> "If you do not agree, you may decline until %s.";
      case DECLINED_BEFORE ->
          "You declined this claim on %s. The reviewers have approved it again since, so we ask you"
              + " once more: if you still disagree, please decline again.";
      case REVIEWERS_APPROVED ->
          "Our reviewers checked the partner's proof and approved the claim. Before it is"
              + " confirmed, you may decline for your organisation.";
      case SILENCE_ASSOCIATES ->
          "If you agree, you need do nothing: without your answer the partner is associated with"
              + " your organisation when the time has passed.";
      case WHAT_THE_PARTNER_WILL_SEE ->
          "What the partner will see: usage and sold-seat data of your organisation for these"
              + " products, and nothing else. It gets no access to your systems or content.";
      case ABOUT_THE_LINK ->
          "Opening the link changes nothing; the page asks you first. You need no account, and we"
              + " never ask for a password. The partner named you as the contact for this claim."
              + " If somebody else decides about it, please pass this mail on to that person only.";

      case CLAIM_DECLINED ->
          "the claim of %s about %s was declined by the link in our mail to you, on %s.";
      case PARTNER_WAS_TOLD -> "The claim is rejected, and the partner has been told so.";
      case ASKED_AGAIN_WHEN_APPROVED ->
          "Should the reviewers ever approve it again, we ask you again.";
      case IF_IT_WAS_NOT_YOU -> "If it was not you who declined, write to %s at once.";

      case REVIEWERS_COMMENT -> "The reviewer's comment";
      case CUSTOMERS_COMMENT -> "What the customer wrote";
      case YOUR_COMMENT -> "Your comment";

      case OPEN_CLAIM -> "Open the claim";
      case READ_AND_DECLINE -> "Read the claim and decline";

      case SENT_TO_CONTACT -> "You get this mail as the partner contact of the claim.";
      case SENT_TO_CUSTOMER ->
          "You get this mail because the partner named you as the contact for this claim.";
      case QUESTIONS ->
          "Questions, or a mail that you did not expect? Write to %s and give the claim's number:"
              + " %s";
    };
  }
}
