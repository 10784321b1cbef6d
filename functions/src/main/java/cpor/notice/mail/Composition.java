package cpor.notice.mail;

import static cpor.claim.Rejection.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.Rejection.RejectionReason.PARTNER_REQUEST;
import static cpor.notice.mail.MailSentence.*;

import cpor.claim.Language;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.VisibleText;
import cpor.wording.Fact;
import cpor.wording.Label;
import cpor.wording.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Composes one mail: what stands in it, in which order and when, whatever its language. */
final class Composition {

  private final Language language;
  private final Terms terms;
  private final ZoneId zone;
  private final List<Block> blocks = new ArrayList<>();

  private Composition(Language language, ZoneId zone) {
    this.language = language;
    this.terms = Terms.in(language);
    this.zone = zone;
  }

  /**
   * Words a notice.
   *
   * @param link where its one action leads
   */
  static Message of(Notice notice, String link, Language language, ZoneId zone) {
    Composition mail = new Composition(language, zone);
    switch (notice) {
      case Notice.ToPartner toPartner -> mail.toPartner(toPartner, link);
      case Notice.ConsentRequest request -> mail.toCustomer(request, link);
    }
    Heading heading = Heading.of(notice, language);
    return new Message(
        language.code(), heading.subject().formatted(about(notice)), heading.title(), mail.blocks);
  }

  private static String about(Notice notice) {
    return switch (notice) {
      case Notice.ToPartner toPartner -> toPartner.claim().customerName();
      case Notice.ConsentRequest request -> request.claim().customerName();
    };
  }

  private void toPartner(Notice.ToPartner notice, String link) {
    ClaimFacts claim = notice.claim();
    paragraph(GREETING, claim.contactName());
    tellPartner(notice);
    facts(claim);
    action(OPEN_CLAIM, link);
    smallPrint(SENT_TO_CONTACT);
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
        paragraph(HOW_TO_ASK_AGAIN);
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
    facts.add(terms.fact(Label.CLAIM, claim.claimId()));
    blocks.add(new Block.Facts(facts));
  }

  private void toCustomer(Notice.ConsentRequest notice, String link) {
    paragraph(GREETING, notice.contactName());
    paragraph(PARTNER_CLAIMS, notice.claim().customerName());
    Instant declinedBefore = notice.declinedBefore();
    if (declinedBefore != null) {
      paragraph(DECLINED_BEFORE, moment(declinedBefore));
    }
    blocks.add(new Block.Facts(terms.facts(notice.claim(), zone)));
    paragraph(WHAT_THE_PARTNER_WILL_SEE);
    paragraph(SILENCE_ASSOCIATES);
    highlight(MAY_DECLINE, end(notice.lastMoment()));
    action(READ_AND_DECLINE, link);
    smallPrint(ABOUT_THE_LINK);
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

  private void smallPrint(MailSentence sentence) {
    blocks.add(new Block.SmallPrint(sentence.in(language)));
  }

  private String moment(Instant instant) {
    return terms.moment(instant, zone);
  }

  private String end(Instant instant) {
    return terms.end(instant, zone);
  }
}
