package cpor.api;

import cpor.api.request.Caller;
import cpor.api.request.ClaimDetailsFields;
import cpor.api.request.TextRule;
import cpor.api.view.CommentView;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.http.HttpAnswer;
import cpor.table.claims.Comment;

/** How partner and reviewers talk about a claim, and with the customer. */
final class Conversation {

  private Conversation() {}

  static ClaimCommand.OfPerson comment(Change change) {
    return new ClaimCommand.Comment(
        change.by(), change.at(), change.body().neededText("text", TextRule.TEXT));
  }

  static HttpAnswer commented(ClaimChange made, Caller caller) {
    return Answers.json(
        201, CommentView.of(Comment.of(made.events().getLast()).orElseThrow(), caller));
  }

  /** Sends the consent notice again: to the same contact, or to a corrected one. */
  static ClaimCommand.OfPerson askCustomerAgain(Change change) {
    CustomerContact contact =
        ClaimDetailsFields.customerContact(change.body().object("customerContact"));
    return contact == null || contact.equals(change.claim().details().customerContact())
        ? new ClaimCommand.ResendConsentNotice(change.by(), change.at())
        : new ClaimCommand.CorrectCustomerContact(change.by(), change.at(), contact);
  }
}
