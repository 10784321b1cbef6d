package cpor.notice.mail;

import static cpor.claim.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.RejectionReason.PARTNER_REQUEST;

import cpor.claim.Language;
import cpor.claim.RejectionReason;
import cpor.claim.StageName;
import cpor.wording.Fact;
import cpor.wording.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices in English. */
final class EnglishMails extends MailWording {

  EnglishMails(ZoneId zone) {
    super(Terms.in(Language.EN), zone);
  }

  @Override
  Message submitted(Notice.Submitted notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Claim submitted: " + claim.customerName(),
        "Your claim was submitted",
        dear(claim),
        paragraph(
            "We received your claim on %s. A reviewer will check its proof of execution."
                .formatted(moment(notice.submittedAt()))),
        paragraph(
            ("The decision is due by %s. If we need more from you we will write, and the time we wait"
                    + " for your answer is added.")
                .formatted(moment(notice.decisionDueAt()))),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message actionRequired(Notice.ActionRequired notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Action required: claim for " + claim.customerName(),
        "We need more to decide your claim",
        dear(claim),
        paragraph("A reviewer looked at your claim and found:"),
        actionReasons(notice.reasons()),
        new Block.Quote("The reviewer's comment", notice.comment()),
        new Block.Highlight("You have %s to answer.".formatted(until(notice.dueAt()))),
        howToAnswer(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message answerReminder(Notice.AnswerReminder notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Reminder: your answer is due, claim for " + claim.customerName(),
        "Your answer is due soon",
        dear(claim),
        new Block.Highlight("You have %s to answer.".formatted(until(notice.dueAt()))),
        paragraph("A reviewer asked you for more:"),
        actionReasons(notice.reasons()),
        new Block.Quote("The reviewer's comment", notice.comment()),
        howToAnswer(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private static Block howToAnswer() {
    return paragraph(
        "Open the claim, correct it, add proof of execution or a comment, and resubmit it: a comment"
            + " alone does not count as an answer. A claim that is not resubmitted in time is"
            + " rejected.");
  }

  @Override
  Message approved(Notice.Approved notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Claim approved: " + claim.customerName(),
        "Your claim was approved",
        dear(claim),
        paragraph(
            "The reviewers approved your claim: you are associated with the customer provisionally,"
                + " while it may decline."),
        customerMayDecline(notice.windowEndsAt()),
        noPromiseOfPayment(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private Block customerMayDecline(@Nullable Instant windowEndsAt) {
    return windowEndsAt == null
        ? paragraph(
            "The customer is asked by mail and may decline. Its consent window has not begun yet;"
                + " when it passes in silence, the association is confirmed.")
        : paragraph(
            ("The customer was asked by mail and may decline %s. When that passes in silence, the"
                    + " association is confirmed.")
                .formatted(until(windowEndsAt)));
  }

  private static Block noPromiseOfPayment() {
    return paragraph(
        "This is not a promise of payment. The incentive programmes receive the claim once the"
            + " association is confirmed, and judge then whether it is eligible.");
  }

  @Override
  Message windowHeld(Notice.WindowHeld notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "On hold: the customer was not reached, claim for " + claim.customerName(),
        "The customer's consent window is on hold",
        dear(claim),
        paragraph(terms.reason(notice.reason())),
        new Block.Highlight(
            "No clock runs: silence counts for nothing until the customer has been asked."),
        paragraph(
            "Open the claim, check the customer contact, correct it if it is wrong, and have the"
                + " consent notice sent again. A new consent window begins then."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message windowHeldLead(Notice.WindowHeldLead notice, String link) {
    return message(
        "Consent window on hold: claim " + notice.claimId(),
        "A consent window is on hold",
        paragraph(terms.reason(notice.reason())),
        paragraph(
            "No clock runs until the consent notice is sent again. A reviewer or the partner can"
                + " correct the customer contact and do that."),
        facts(
            notice,
            new Fact("Stage", terms.stage(StageName.CONSENT_WINDOW)),
            new Fact("On hold since", moment(notice.since()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message rejected(Notice.Rejected notice, String link) {
    ClaimFacts claim = notice.claim();
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(
        paragraph("Your claim was rejected on %s. Why:".formatted(moment(notice.rejectedAt()))));
    blocks.add(rejectionReasons(notice.reasons(), notice.withdrawalReason()));
    addComment(blocks, commentLabel(notice.reasons()), notice.comment());
    Instant disputeUntil = notice.disputeUntil();
    if (disputeUntil == null) {
      blocks.add(isFinal());
    } else {
      blocks.add(
          new Block.Highlight(
              "If you disagree you may dispute the rejection, once, %s."
                  .formatted(until(disputeUntil))));
      blocks.add(howToDispute());
    }
    blocks.add(whereToRead());
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message("Claim rejected: " + claim.customerName(), "Your claim was rejected", blocks);
  }

  @Override
  Message disputeReminder(Notice.DisputeReminder notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Reminder: the dispute period ends, claim for " + claim.customerName(),
        "The dispute period ends soon",
        dear(claim),
        paragraph("Your claim was rejected. Why:"),
        rejectionReasons(notice.reasons(), null),
        new Block.Highlight(
            "You may dispute the rejection, once, %s.".formatted(until(notice.disputeUntil()))),
        howToDispute(),
        paragraph("If you agree with the rejection you need do nothing: it becomes final then."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  private static Block howToDispute() {
    return paragraph(
        "Open the claim, give a business justification or add new proof of execution, and dispute"
            + " the rejection.");
  }

  private static Block whereToRead() {
    return paragraph("The reasons, all comments and the whole history are with the claim.");
  }

  private static Block isFinal() {
    return new Block.Highlight(
        "This rejection is final and cannot be disputed. The only way on is a new claim with updated"
            + " proof of execution.");
  }

  @Override
  Message disputeWon(ClaimFacts claim, Notice.DisputeOutcome.Won won, String link) {
    return message(
        "Dispute decided: claim approved, " + claim.customerName(),
        "Your dispute was successful",
        dear(claim),
        paragraph(
            "A reviewer decided your dispute and approved the claim: you are associated with the"
                + " customer provisionally, while it may decline."),
        customerMayDecline(won.windowEndsAt()),
        noPromiseOfPayment(),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message disputeRefused(ClaimFacts claim, Notice.DisputeOutcome.Refused refused, String link) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(paragraph("A reviewer decided your dispute: the claim stays rejected. Why:"));
    blocks.add(rejectionReasons(refused.reasons(), null));
    addComment(blocks, commentLabel(refused.reasons()), refused.comment());
    blocks.add(isFinal());
    blocks.add(whereToRead());
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message(
        "Dispute decided: claim stays rejected, " + claim.customerName(),
        "Your dispute was refused",
        blocks);
  }

  @Override
  Message associated(Notice.Associated notice, String link) {
    ClaimFacts claim = notice.claim();
    return message(
        "Association confirmed: " + claim.customerName(),
        "You are associated with the customer",
        dear(claim),
        paragraph(
            ("The consent window passed and the customer did not decline. The association is confirmed"
                    + " since %s.")
                .formatted(moment(notice.at()))),
        paragraph(
            "The claim was sent for incentive evaluation. This is not a promise of payment: the"
                + " incentive programmes judge whether it is eligible."),
        facts(claim),
        openClaim(link),
        toContact());
  }

  @Override
  Message associationEnded(Notice.AssociationEnded notice, String link) {
    ClaimFacts claim = notice.claim();
    List<Block> blocks = new ArrayList<>();
    blocks.add(dear(claim));
    blocks.add(
        paragraph(
            ("You withdrew your claim on %s. You are no longer associated with the customer, and the"
                    + " incentive programmes are told so.")
                .formatted(moment(notice.at()))));
    blocks.add(paragraph(terms.reason(notice.reason())));
    addComment(blocks, "Your comment", notice.comment());
    blocks.add(
        paragraph(
            "The withdrawal is final. The only way on is a new claim with updated proof of"
                + " execution."));
    blocks.add(facts(claim));
    blocks.add(openClaim(link));
    blocks.add(toContact());
    return message(
        "Association ended: " + claim.customerName(), "The association has ended", blocks);
  }

  @Override
  Message reviewOverdue(Notice.ReviewOverdue notice, String link) {
    return message(
        "Review overdue: claim " + notice.claimId(),
        "A review is overdue",
        paragraph(
            ("The reviewers' next step with this claim was due by %s. The claim stays as it is until"
                    + " they take it.")
                .formatted(moment(notice.dueAt()))),
        facts(notice, new Fact("Stage", terms.stage(notice.stage()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message decisionOverdue(Notice.DecisionOverdue notice, String link) {
    return message(
        "Decision overdue: claim " + notice.claimId(),
        "A decision is overdue",
        paragraph(
            ("The decision about this claim was due by %s. The claim stays as it is until it is"
                    + " made.")
                .formatted(moment(notice.dueAt()))),
        facts(notice, new Fact("Stage", terms.stage(notice.stage()))),
        openClaim(link),
        toLead());
  }

  @Override
  Message consentRequest(Notice.ConsentRequest notice, String link) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(paragraph("Dear %s,".formatted(notice.contactName())));
    blocks.add(
        paragraph(
            ("a partner claims that it influenced which products %s buys or uses. Our reviewers"
                    + " checked its proof and approved the claim. Before it is confirmed, you may decline"
                    + " for your organisation.")
                .formatted(notice.claim().customerName())));
    Instant declinedBefore = notice.declinedBefore();
    if (declinedBefore != null) {
      blocks.add(
          paragraph(
              ("You declined this claim on %s. Reviewers have approved it again since, so we ask you"
                      + " once more: if you still disagree, please decline again.")
                  .formatted(moment(declinedBefore))));
    }
    blocks.add(new Block.Facts(terms.facts(notice.claim(), zone)));
    blocks.add(
        paragraph(
            "What the partner will see: usage and sold-seat data of your organisation for these"
                + " products, and nothing else. It gets no access to your systems or content."));
    blocks.add(
        paragraph(
            "If you agree, you need do nothing: without your answer the partner is associated with"
                + " your organisation when the time has passed."));
    blocks.add(
        new Block.Highlight(
            "If you do not agree, you may decline %s.".formatted(until(notice.lastMoment()))));
    blocks.add(new Block.Action("Read the claim and decline", link));
    blocks.add(
        new Block.SmallPrint(
            "Opening the link changes nothing; the page asks you first. You need no account, and we"
                + " never ask for a password. The partner named you as the contact for this claim."
                + " If somebody else decides about it, please pass this mail on to that person"
                + " only."));
    return message(
        "Please check: a partner's claim about " + notice.claim().customerName(),
        "Do you agree with this partner's claim?",
        blocks);
  }

  private static Block dear(ClaimFacts claim) {
    return paragraph("Dear %s,".formatted(claim.contactName()));
  }

  private Block facts(ClaimFacts claim) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Customer", claim.customerName()));
    facts.add(new Fact("Products", terms.list(claim.products())));
    if (claim.partnerReference() != null) {
      facts.add(new Fact("Your reference", claim.partnerReference()));
    }
    facts.add(new Fact("Claim", claim.claimId()));
    return new Block.Facts(facts);
  }

  private Block facts(Notice.ToLead notice, Fact... more) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Claim", notice.claimId()));
    facts.add(new Fact("Partner organisation", notice.organisation()));
    facts.addAll(List.of(more));
    return new Block.Facts(facts);
  }

  private static String commentLabel(List<RejectionReason> reasons) {
    if (reasons.contains(CUSTOMER_DECLINED)) {
      return "What the customer wrote";
    }
    return reasons.contains(PARTNER_REQUEST) ? "Your comment" : "The reviewer's comment";
  }

  private static Block openClaim(String link) {
    return new Block.Action("Open the claim", link);
  }

  private static Block toContact() {
    return new Block.SmallPrint("You get this mail as the partner contact of the claim.");
  }

  private static Block toLead() {
    return new Block.SmallPrint("You get this mail as the reviewers' lead.");
  }

  private String until(Instant instant) {
    return "until " + moment(instant);
  }
}
