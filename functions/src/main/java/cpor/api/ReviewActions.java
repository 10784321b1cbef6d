package cpor.api;

import cpor.api.request.TextRule;
import cpor.claim.ClaimCommand;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionReason;
import java.util.Arrays;
import java.util.Objects;

/** What reviewers do with a claim. */
final class ReviewActions {

  /** The reasons that a reviewer may give; the others are facts. */
  private static final RejectionReason[] REASONS_TO_REJECT =
      Arrays.stream(RejectionReason.values())
          .filter(RejectionReason::isReviewers)
          .toArray(RejectionReason[]::new);

  private ReviewActions() {}

  static ClaimCommand.OfPerson start(Change change) {
    return new ClaimCommand.StartReview(change.by(), change.at());
  }

  static ClaimCommand.OfPerson requestAction(Change change) {
    return new ClaimCommand.RequestAction(
        change.by(),
        change.at(),
        change.body().someOf("reasons", ActionReason.values()),
        comment(change));
  }

  static ClaimCommand.OfPerson approve(Change change) {
    return new ClaimCommand.Approve(
        change.by(), change.at(), change.body().text("comment", TextRule.TEXT));
  }

  static ClaimCommand.OfPerson reject(Change change) {
    return new ClaimCommand.Reject(
        change.by(),
        change.at(),
        change.body().someOf("reasons", REASONS_TO_REJECT),
        comment(change));
  }

  /** That a comment is needed is the domain's word. */
  private static String comment(Change change) {
    return Objects.requireNonNullElse(change.body().text("comment", TextRule.TEXT), "");
  }
}
