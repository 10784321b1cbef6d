package cpor.notice.mail;

import cpor.claim.ActionReason;
import cpor.claim.RejectionReason;
import cpor.claim.WithdrawalReason;
import cpor.wording.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the notices say in one language. A notice that a language cannot say does not compile. */
abstract sealed class MailWording permits EnglishMails, HungarianMails {

  final Terms terms;
  final ZoneId zone;

  MailWording(Terms terms, ZoneId zone) {
    this.terms = terms;
    this.zone = zone;
  }

  /**
   * Words a notice.
   *
   * @param link where its one action leads
   */
  final Message compose(Notice notice, String link) {
    return switch (notice) {
      case Notice.Submitted submitted -> submitted(submitted, link);
      case Notice.ActionRequired required -> actionRequired(required, link);
      case Notice.AnswerReminder reminder -> answerReminder(reminder, link);
      case Notice.Approved approved -> approved(approved, link);
      case Notice.WindowHeld held -> windowHeld(held, link);
      case Notice.WindowHeldLead held -> windowHeldLead(held, link);
      case Notice.Rejected rejected -> rejected(rejected, link);
      case Notice.DisputeReminder reminder -> disputeReminder(reminder, link);
      case Notice.DisputeDecided decided ->
          switch (decided.outcome()) {
            case Notice.DisputeOutcome.Won won -> disputeWon(decided.claim(), won, link);
            case Notice.DisputeOutcome.Refused refused ->
                disputeRefused(decided.claim(), refused, link);
          };
      case Notice.Associated associated -> associated(associated, link);
      case Notice.AssociationEnded ended -> associationEnded(ended, link);
      case Notice.ReviewOverdue overdue -> reviewOverdue(overdue, link);
      case Notice.DecisionOverdue overdue -> decisionOverdue(overdue, link);
      case Notice.ConsentRequest request -> consentRequest(request, link);
    };
  }

  abstract Message submitted(Notice.Submitted notice, String link);

  abstract Message actionRequired(Notice.ActionRequired notice, String link);

  abstract Message answerReminder(Notice.AnswerReminder notice, String link);

  abstract Message approved(Notice.Approved notice, String link);

  abstract Message windowHeld(Notice.WindowHeld notice, String link);

  abstract Message windowHeldLead(Notice.WindowHeldLead notice, String link);

  abstract Message rejected(Notice.Rejected notice, String link);

  abstract Message disputeReminder(Notice.DisputeReminder notice, String link);

  abstract Message disputeWon(ClaimFacts claim, Notice.DisputeOutcome.Won won, String link);

  abstract Message disputeRefused(
      ClaimFacts claim, Notice.DisputeOutcome.Refused refused, String link);

  abstract Message associated(Notice.Associated notice, String link);

  abstract Message associationEnded(Notice.AssociationEnded notice, String link);

  abstract Message reviewOverdue(Notice.ReviewOverdue notice, String link);

  abstract Message decisionOverdue(Notice.DecisionOverdue notice, String link);

  abstract Message consentRequest(Notice.ConsentRequest notice, String link);

  final Message message(String subject, String title, Block... blocks) {
    return message(subject, title, List.of(blocks));
  }

  final Message message(String subject, String title, List<Block> blocks) {
    return new Message(terms.languageTag(), subject, title, blocks);
  }

  static Block paragraph(String text) {
    return new Block.Paragraph(text);
  }

  final Block actionReasons(List<ActionReason> reasons) {
    return new Block.Bullets(reasons.stream().map(terms::reason).toList());
  }

  final Block rejectionReasons(
      List<RejectionReason> reasons, @Nullable WithdrawalReason withdrawalReason) {
    List<String> sentences = new ArrayList<>(reasons.stream().map(terms::reason).toList());
    if (withdrawalReason != null) {
      sentences.add(terms.reason(withdrawalReason));
    }
    return new Block.Bullets(sentences);
  }

  /** What somebody wrote, if anything. */
  static void addComment(List<Block> blocks, String label, @Nullable String comment) {
    if (comment != null && !comment.isBlank()) {
      blocks.add(new Block.Quote(label, comment));
    }
  }

  final String moment(Instant instant) {
    return terms.moment(instant, zone);
  }
}
