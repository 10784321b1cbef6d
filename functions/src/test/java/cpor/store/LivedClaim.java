package cpor.store;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.ActionReason;
import cpor.claim.Activity;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimEvent;
import cpor.claim.Customer;
import cpor.claim.CustomerContact;
import cpor.claim.Decision;
import cpor.claim.Evidence;
import cpor.claim.HeldReason;
import cpor.claim.Language;
import cpor.claim.PartnerContact;
import cpor.claim.Periods;
import cpor.claim.Product;
import cpor.claim.RecordedEvent;
import cpor.claim.RejectionReason;
import cpor.claim.SolutionArea;
import cpor.claim.WithdrawalReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A claim that lives in the store: the rules decide each step, and the store writes it. It is
 * created on a Monday morning; time passes only where a test says so.
 */
final class LivedClaim {

  static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  static final String TENANT = "8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01";

  static final Actor PARTNER = Actor.partner("partner-user-1", "Péter Szabó");
  static final Actor REVIEWER = Actor.reviewer("reviewer-1", "Rita Varga");
  static final Actor OTHER_REVIEWER = Actor.reviewer("reviewer-2", "Tamás Kis");

  private static final ClaimDecider DECIDER =
      new ClaimDecider(
          BusinessCalendar.bundled(ZoneId.of("Europe/Budapest")),
          new Periods(
              Period.parse("5bd"),
              Period.parse("5bd"),
              Period.parse("10bd"),
              Period.parse("5bd"),
              Period.parse("7d"),
              Period.parse("30d"),
              Period.parse("5bd"),
              Period.parse("1bd"),
              Period.parse("5d"),
              Period.parse("1bd")));

  private final ClaimStore store;
  private final List<RecordedEvent> history = new ArrayList<>();
  private Instant now;
  private Claim claim;

  private LivedClaim(ClaimStore store, Commit creation) {
    this.store = store;
    now = MONDAY;
    following(committed(creation));
  }

  /** A draft with one document that is uploaded and verified. */
  static LivedClaim draft(ClaimStore store, String id) {
    return draft(store, id, "org-17", details(TENANT));
  }

  static LivedClaim draft(ClaimStore store, String id, String organisation, ClaimDetails details) {
    return new LivedClaim(store, creation(id, organisation, details))
        .does(new ClaimCommand.AddEvidence(PARTNER, MONDAY, document("sow")))
        .does(new ClaimCommand.ConfirmEvidence(PARTNER, MONDAY, "sow"));
  }

  static Commit creation(String id, String organisation, ClaimDetails details) {
    ClaimCommand.Create create =
        new ClaimCommand.Create(PARTNER, MONDAY, id, organisation, details);
    return Commit.of(null, accepted(DECIDER.create(create)), PARTNER, MONDAY);
  }

  static ClaimDetails details(String tenant) {
    return new ClaimDetails(
        new Customer(tenant, "Contoso Kft.", "contoso.hu"),
        "4567890",
        SolutionArea.BUSINESS_APPLICATIONS,
        Activity.PRE_SALES,
        List.of(new Product("Dynamics 365 Sales", "2b1e7a90-53d4-4d0c-8a1f-5d9e4b7c6f02")),
        new CustomerContact("Éva Nagy", "CIO", "eva.nagy@contoso.hu", Language.HU),
        new PartnerContact("Péter Szabó", "peter@fabrikam.example", Language.EN),
        "PO-2026-114",
        null);
  }

  static Evidence document(String id) {
    return new Evidence(
        id, id + ".pdf", "application/pdf", 48_211, "0".repeat(64), null, false, MONDAY);
  }

  Claim claim() {
    return claim;
  }

  /** All that has happened, as it was decided. */
  List<RecordedEvent> history() {
    return List.copyOf(history);
  }

  Instant now() {
    return now;
  }

  LivedClaim at(Instant time) {
    assertThat(time).as("time never runs backwards").isAfterOrEqualTo(now);
    now = time;
    return this;
  }

  /** Lets time pass until the workflow has to act. */
  LivedClaim atItsDeadline() {
    return at(Objects.requireNonNull(claim.clock().wakeAt()));
  }

  /** What a command writes, decided on the claim as it is. */
  Commit deciding(ClaimCommand command) {
    return Commit.of(claim, accepted(DECIDER.decide(claim, command)), command.by(), command.at());
  }

  LivedClaim does(ClaimCommand command) {
    return following(committed(deciding(command)));
  }

  /** Goes on from what a test has committed itself. */
  LivedClaim following(Commit commit) {
    history.addAll(commit.events());
    claim = commit.after();
    return this;
  }

  /** Goes on from what others have made of the claim. */
  LivedClaim reread() {
    claim = store.find(claim.id()).orElseThrow();
    return this;
  }

  private Commit committed(Commit commit) {
    assertThat(store.commit(commit)).isEqualTo(new CommitResult.Committed());
    return commit;
  }

  LivedClaim edited(String customerTenantId) {
    return does(new ClaimCommand.Edit(PARTNER, now, details(customerTenantId)));
  }

  LivedClaim commented(Actor by, String text) {
    return does(new ClaimCommand.Comment(by, now, text));
  }

  LivedClaim discarded() {
    return does(new ClaimCommand.Discard(PARTNER, now));
  }

  LivedClaim submitted() {
    return does(new ClaimCommand.Submit(PARTNER, now, Set.of()));
  }

  LivedClaim underReview() {
    return submitted().does(new ClaimCommand.StartReview(REVIEWER, now));
  }

  LivedClaim waitingForThePartner() {
    return underReview()
        .does(
            new ClaimCommand.RequestAction(
                REVIEWER, now, List.of(ActionReason.DATES_MISSING_OR_OLD), "Add the dates."));
  }

  LivedClaim resubmitted() {
    return does(new ClaimCommand.Resubmit(PARTNER, now, "They are on page 2.", Set.of()));
  }

  LivedClaim approved() {
    return underReview().approvedBy(REVIEWER);
  }

  LivedClaim approvedBy(Actor reviewer) {
    return does(new ClaimCommand.Approve(reviewer, now, "Complete."));
  }

  LivedClaim inItsConsentWindow() {
    return approved().windowOpened();
  }

  LivedClaim windowOpened() {
    return does(new ClaimCommand.OpenConsentWindow(now, noticeSequence()));
  }

  LivedClaim held() {
    return inItsConsentWindow().windowHeld();
  }

  LivedClaim windowHeld() {
    return does(new ClaimCommand.HoldConsentWindow(now, noticeSequence(), HeldReason.BOUNCED));
  }

  LivedClaim declined() {
    return inItsConsentWindow().customerDeclined();
  }

  LivedClaim customerDeclined() {
    return does(new ClaimCommand.Decline(now, noticeSequence(), "We chose another partner."));
  }

  LivedClaim associated() {
    return inItsConsentWindow().atItsDeadline().deadlineApplied();
  }

  LivedClaim rejected() {
    return underReview()
        .does(
            new ClaimCommand.Reject(
                REVIEWER, now, List.of(RejectionReason.POE_INSUFFICIENT), "It is not signed."));
  }

  LivedClaim closed() {
    return rejected().atItsDeadline().deadlineApplied();
  }

  LivedClaim disputed() {
    return rejected()
        .does(
            new ClaimCommand.DisputeRejection(
                PARTNER, now, "The signature is on page 9.", Set.of()));
  }

  LivedClaim withdrawn() {
    return does(
        new ClaimCommand.Withdraw(PARTNER, now, WithdrawalReason.OTHER, "We filed it twice."));
  }

  LivedClaim deadlineApplied() {
    return does(new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), false));
  }

  int noticeSequence() {
    return Objects.requireNonNull(claim.consent()).noticeSequence();
  }

  private static List<ClaimEvent> accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }
}
