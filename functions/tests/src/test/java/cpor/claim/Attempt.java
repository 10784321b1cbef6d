package cpor.claim;

import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theDeadlineIsAppliedToAnUndeliveredNotice;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;

import cpor.claim.Stage.HeldReason;
import cpor.story.Act;
import cpor.story.DetailsBuilder;
import cpor.story.Happening;
import cpor.story.Person;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Something that may be tried with any claim, sensible or not.
 *
 * @param name for the report of a life that failed
 */
record Attempt(String name, Act act) {

  /** Everything that partner, reviewers, customer, mail service and time may try. */
  static List<Attempt> all() {
    return Stream.of(
            byPartner(),
            by("a reviewer", REVIEWER),
            by("another reviewer", OTHER_REVIEWER),
            byTheWorkflow(),
            byChance())
        .flatMap(List::stream)
        .toList();
  }

  /** What the workflow does again and again without being asked. */
  static List<Attempt> byTheWorkflow() {
    return List.of(
        new Attempt("the notice is handed over", aboutNotice(Happening::theNoticeIsHandedOver)),
        new Attempt("the deadline is applied", theDeadlineIsApplied()));
  }

  private static List<Attempt> byPartner() {
    return List.of(
        new Attempt("the partner edits", Attempt::editsThePartnerId),
        new Attempt(
            "the partner takes everything back",
            PARTNER.edits(_ -> DetailsBuilder.detailsLike(DetailsBuilder.bareDetails()))),
        new Attempt(
            "the partner completes the claim", PARTNER.edits(_ -> DetailsBuilder.details())),
        new Attempt(
            "the partner names itself as customer",
            PARTNER.edits(claim -> claim.customerEmail("peter@fabrikam.example"))),
        new Attempt("the partner declares a document", Attempt::declaresAnotherDocument),
        new Attempt("the partner confirms the last document", Attempt::confirmsTheLastDocument),
        new Attempt("the partner removes the last document", Attempt::removesTheLastDocument),
        new Attempt("the partner comments", PARTNER.comments()),
        new Attempt("the partner submits", PARTNER.submits()),
        new Attempt("the partner submits its uploads", Attempt::submitsWithUploads),
        new Attempt("the partner answers", PARTNER.resubmits("Here it is.")),
        new Attempt("the partner answers nothing", PARTNER.resubmits(null)),
        new Attempt("the partner withdraws", PARTNER.withdraws()),
        new Attempt("the partner disputes", PARTNER.disputes("Look again.")),
        new Attempt("the partner disputes without a word", PARTNER.disputes(null)),
        new Attempt("the partner resends the notice", PARTNER.resendsTheNotice()),
        new Attempt(
            "the partner corrects the contact", PARTNER.correctsTheContact("adam@contoso.hu")),
        new Attempt("the partner approves", PARTNER.approves()));
  }

  private static List<Attempt> by(String name, Person reviewer) {
    return List.of(
        new Attempt(name + " starts", reviewer.startsTheReview()),
        new Attempt(name + " requests action", reviewer.requestsAction()),
        new Attempt(name + " requests nothing", reviewer.requestsAction("")),
        new Attempt(name + " approves", reviewer.approves()),
        new Attempt(name + " rejects", reviewer.rejects()),
        new Attempt(name + " comments", reviewer.comments()),
        new Attempt(name + " resends the notice", reviewer.resendsTheNotice()),
        new Attempt(name + " corrects the contact", reviewer.correctsTheContact("eva@contoso.hu")),
        new Attempt(name + " withdraws", reviewer.withdraws()));
  }

  private static List<Attempt> byChance() {
    return List.of(
        new Attempt(
            "the notice bounces",
            aboutNotice(notice -> Happening.theNoticeFails(HeldReason.BOUNCED, notice))),
        new Attempt(
            "an older notice bounces",
            aboutNotice(notice -> Happening.theNoticeFails(HeldReason.BOUNCED, notice - 1))),
        new Attempt("the customer declines", aboutNotice(Happening::theCustomerDeclines)),
        new Attempt(
            "the customer declines by an older link",
            aboutNotice(notice -> Happening.theCustomerDeclines(notice - 1))),
        new Attempt(
            "the deadline is applied to an undelivered notice",
            theDeadlineIsAppliedToAnUndeliveredNotice()),
        new Attempt(
            "an older deadline is applied",
            (claim, now) -> theDeadlineIsApplied(claim.stageSequence() - 1).on(claim, now)));
  }

  /** Never the same id twice, so that each edit is one. */
  private static ClaimCommand editsThePartnerId(Claim claim, Instant now) {
    return PARTNER
        .edits(details -> details.partnerId("4" + claim.counters().events()))
        .on(claim, now);
  }

  private static ClaimCommand declaresAnotherDocument(Claim claim, Instant now) {
    return PARTNER.declares("document-" + claim.counters().events()).on(claim, now);
  }

  private static ClaimCommand confirmsTheLastDocument(Claim claim, Instant now) {
    return PARTNER.confirms(lastDocument(claim)).on(claim, now);
  }

  private static ClaimCommand removesTheLastDocument(Claim claim, Instant now) {
    return PARTNER.removes(lastDocument(claim)).on(claim, now);
  }

  private static ClaimCommand submitsWithUploads(Claim claim, Instant now) {
    return PARTNER.submits(lastDocument(claim)).on(claim, now);
  }

  private static String lastDocument(Claim claim) {
    return claim.evidence().isEmpty() ? "none" : claim.evidence().getLast().id();
  }

  /** About the current notice, or one that never was. */
  private static Act aboutNotice(IntFunction<Act> act) {
    return (claim, now) -> {
      Consent consent = claim.consent();
      return act.apply(consent == null ? 1 : consent.noticeSequence()).on(claim, now);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
