package cpor.notice.mail;

import static cpor.claim.Rejection.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.Rejection.RejectionReason.PARTNER_REQUEST;
import static cpor.notice.mail.MailSentence.*;

import cpor.claim.Language;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.StageName;
import cpor.claim.VisibleText;
import cpor.wording.CustomerFacts;
import cpor.wording.Fact;
import cpor.wording.Label;
import cpor.wording.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Composes one mail: what stands in it, in which order and when, whatever its language. */
final class Composition {

  private final Language language;
  private final Terms terms;
  private final Letterhead letterhead;
  private final List<Block> blocks = new ArrayList<>();

  private Composition(Language language, Letterhead letterhead) {
    this.language = language;
    this.terms = Terms.in(language);
    this.letterhead = letterhead;
  }

  /** Words a notice. */
  static Message of(Notice notice, Language language, Letterhead letterhead) {
    Composition mail = new Composition(language, letterhead);
    String about =
        switch (notice) {
          case Notice.ToPartner toPartner -> mail.toPartner(toPartner);
          case Notice.ToLead toLead -> mail.toLead(toLead);
          case Notice.ToCustomer toCustomer -> mail.toCustomer(toCustomer);
        };
    Heading heading = Heading.of(notice, language);
    return new Message(
        language.code(),
        heading.subject().formatted(about),
        letterhead.programme(),
        heading.title(),
        mail.blocks);
  }

  /** Returns what the mail is about. */
  private String toPartner(Notice.ToPartner notice) {
    ClaimFacts claim = notice.claim();
    paragraph(GREETING, claim.contactName());
    tellPartner(notice);
    facts(claim);
    action(OPEN_CLAIM, letterhead.linkTo(claim.claimId()));
    foot(SENT_TO_CONTACT, claim.claimId());
    return claim.customerName();
  }

  private void tellPartner(Notice.ToPartner notice) {
    switch (notice) {
      case Notice.Submitted submitted -> {
        paragraph(RECEIVED, moment(submitted.submittedAt()));
        paragraph(DECISION_DUE, end(submitted.decisionDueAt()));
      }
      case Notice.ActionRequired required -> {
        paragraph(REVIEWER_FOUND);
        request(required.reasons(), required.comment());
        highlight(ANSWER_DUE, end(required.dueAt()));
        paragraph(HOW_TO_ANSWER);
      }
      case Notice.AnswerReminder reminder -> {
        highlight(ANSWER_DUE, end(reminder.dueAt()));
        paragraph(REVIEWER_ASKED);
        request(reminder.reasons(), reminder.comment());
        paragraph(HOW_TO_ANSWER);
      }
      case Notice.Approved approved -> {
        paragraph(APPROVED);
        provisional(approved.windowEndsAt());
      }
      case Notice.WindowHeld held -> {
        paragraph(terms.reason(held.reason()));
        highlight(SILENCE_COUNTS_FOR_NOTHING);
        paragraph(
            switch (held.askingAgain()) {
              case BY_PARTNER -> HOW_TO_ASK_AGAIN;
              case BY_REVIEWER -> A_REVIEWER_MAY_ASK_AGAIN;
              case BY_NOBODY -> NOBODY_MAY_ASK_AGAIN;
            });
      }
      case Notice.Rejected rejected -> rejected(rejected);
      case Notice.DisputeReminder reminder -> {
        paragraph(REJECTED);
        bullets(reminder.reasons().stream().map(terms::reason));
        highlight(MAY_DISPUTE, end(reminder.disputeUntil()));
        paragraph(HOW_TO_DISPUTE);
        paragraph(IF_YOU_ACCEPT);
      }
      case Notice.DisputeDecided decided -> {
        switch (decided.outcome()) {
          case Notice.DisputeOutcome.Won won -> {
            paragraph(DISPUTE_WON);
            provisional(won.windowEndsAt());
          }
          case Notice.DisputeOutcome.Refused refused -> {
            paragraph(DISPUTE_REFUSED);
            bullets(refused.reasons().stream().map(terms::reason));
            quote(commentLabel(refused.reasons()), refused.comment());
            highlight(REJECTION_IS_FINAL);
            paragraph(WHERE_TO_READ);
          }
        }
      }
      case Notice.Associated associated -> {
        paragraph(ASSOCIATED, moment(associated.at()));
        paragraph(SENT_FOR_EVALUATION);
      }
      case Notice.AssociationEnded ended -> {
        paragraph(WITHDRAWN, moment(ended.at()));
        paragraph(terms.reason(ended.reason()));
        quote(YOUR_COMMENT, ended.comment());
        paragraph(WITHDRAWAL_IS_FINAL);
      }
    }
  }

  private void request(List<ActionReason> reasons, String comment) {
    bullets(reasons.stream().map(terms::reason));
    blocks.add(new Block.Quote(REVIEWERS_COMMENT.in(language), comment));
  }

  private void provisional(@Nullable Instant windowEndsAt) {
    if (windowEndsAt == null) {
      paragraph(CUSTOMER_WILL_BE_ASKED);
    } else {
      paragraph(CUSTOMER_MAY_DECLINE, end(windowEndsAt));
    }
    paragraph(NO_PROMISE_OF_PAYMENT);
  }

  private void rejected(Notice.Rejected notice) {
    paragraph(REJECTED_ON, moment(notice.rejectedAt()));
    bullets(
        Stream.concat(
            notice.reasons().stream().map(terms::reason),
            Stream.ofNullable(notice.withdrawalReason()).map(terms::reason)));
    quote(commentLabel(notice.reasons()), notice.comment());
    Instant disputeUntil = notice.disputeUntil();
    if (disputeUntil == null) {
      highlight(REJECTION_IS_FINAL);
    } else {
      highlight(IF_YOU_DISAGREE, end(disputeUntil));
      paragraph(HOW_TO_DISPUTE);
    }
    paragraph(WHERE_TO_READ);
  }

  private static MailSentence commentLabel(List<RejectionReason> reasons) {
    if (reasons.contains(CUSTOMER_DECLINED)) {
      return CUSTOMERS_COMMENT;
    }
    return reasons.contains(PARTNER_REQUEST) ? YOUR_COMMENT : REVIEWERS_COMMENT;
  }

  private void facts(ClaimFacts claim) {
    List<Fact> facts = new ArrayList<>();
    facts.add(terms.fact(Label.CUSTOMER, claim.customerName()));
    facts.add(terms.products(claim.products()));
    if (claim.partnerReference() != null) {
      facts.add(terms.fact(Label.YOUR_REFERENCE, claim.partnerReference()));
    }
    blocks.add(Block.Facts.of(facts));
  }

  /** Returns what the mail is about. */
  private String toLead(Notice.ToLead notice) {
    List<Fact> facts = new ArrayList<>();
    facts.add(terms.fact(Label.CLAIM, notice.claimId()));
    facts.add(terms.fact(Label.PARTNER_ORGANISATION, notice.organisation()));
    switch (notice) {
      case Notice.WindowHeldLead held -> {
        paragraph(terms.reason(held.reason()));
        paragraph(NO_CLOCK_RUNS);
        facts.add(terms.fact(Label.STAGE, terms.stage(StageName.CONSENT_WINDOW)));
        facts.add(terms.fact(Label.ON_HOLD_SINCE, moment(held.since())));
      }
      case Notice.ReviewOverdue overdue -> {
        paragraph(NEXT_STEP_WAS_DUE, end(overdue.dueAt()));
        facts.add(terms.fact(Label.STAGE, terms.stage(overdue.stage())));
      }
      case Notice.DecisionOverdue overdue -> {
        paragraph(DECISION_WAS_DUE, end(overdue.dueAt()));
        facts.add(terms.fact(Label.STAGE, terms.stage(overdue.stage())));
      }
    }
    blocks.add(Block.Facts.of(facts));
    action(OPEN_CLAIM, letterhead.linkTo(notice.claimId()));
    foot(SENT_TO_LEAD, notice.claimId());
    return notice.claimId();
  }

  /** Returns what the mail is about. */
  private String toCustomer(Notice.ToCustomer notice) {
    paragraph(GREETING, notice.contactName());
    switch (notice) {
      case Notice.ConsentRequest request -> ask(request);
      case Notice.Declined declined -> confirm(declined);
    }
    return notice.claim().customerName();
  }

  /** Who claims what, until when to decline and how stand on the first screen of a phone. */
  private void ask(Notice.ConsentRequest request) {
    CustomerFacts claim = request.claim();
    paragraph(PARTNER_CLAIMS, claim.partnerName(), claim.customerName());
    highlight(MAY_DECLINE, end(request.lastMoment()));
    action(READ_AND_DECLINE, request.link());
    Instant declinedBefore = request.declinedBefore();
    if (declinedBefore != null) {
      paragraph(DECLINED_BEFORE, moment(declinedBefore));
    }
    paragraph(REVIEWERS_APPROVED);
    paragraph(SILENCE_ASSOCIATES);
    blocks.add(Block.Facts.of(terms.facts(claim, letterhead.zone())));
    paragraph(WHAT_THE_PARTNER_WILL_SEE);
    foot(ABOUT_THE_LINK, claim.claimId());
  }

  private void confirm(Notice.Declined declined) {
    CustomerFacts claim = declined.claim();
    paragraph(CLAIM_DECLINED, claim.partnerName(), claim.customerName(), moment(declined.at()));
    quote(YOUR_COMMENT, declined.reason());
    paragraph(PARTNER_WAS_TOLD);
    if (!declined.forGood()) {
      paragraph(ASKED_AGAIN_WHEN_APPROVED);
    }
    highlight(IF_IT_WAS_NOT_YOU, letterhead.supportAddress());
    blocks.add(Block.Facts.of(terms.facts(claim, letterhead.zone())));
    foot(SENT_TO_CUSTOMER, claim.claimId());
  }

  private void paragraph(MailSentence sentence, String... facts) {
    paragraph(sentence.in(language, facts));
  }

  private void paragraph(String text) {
    blocks.add(new Block.Paragraph(text));
  }

  private void highlight(MailSentence sentence, String... facts) {
    blocks.add(new Block.Highlight(sentence.in(language, facts)));
  }

  private void bullets(Stream<String> items) {
    blocks.add(new Block.Bullets(items.toList()));
  }

  /** What somebody wrote, if anything. */
  private void quote(MailSentence label, @Nullable String text) {
    if (text != null && !VisibleText.isBlank(text)) {
      blocks.add(new Block.Quote(label.in(language), text));
    }
  }

  private void action(MailSentence label, String link) {
    blocks.add(new Block.Action(label.in(language), link));
  }

  /** Why the mail came, and whom to ask. */
  private void foot(MailSentence why, String claimId) {
    blocks.add(new Block.SmallPrint(why.in(language)));
    blocks.add(new Block.SmallPrint(QUESTIONS.in(language, letterhead.supportAddress(), claimId)));
  }

  private String moment(Instant instant) {
    return terms.moment(instant, letterhead.zone());
  }

  private String end(Instant instant) {
    return terms.end(instant, letterhead.zone());
  }
}
