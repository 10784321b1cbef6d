package cpor.table;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimEvent;
import cpor.claim.Decision;
import cpor.claim.Evidence;
import cpor.claim.Language;
import cpor.claim.Periods;
import cpor.claim.RecordedEvent;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
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
public final class LivedClaim {

  public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  public static final String TENANT = "8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01";

  public static final Actor PARTNER = Actor.partner("partner-user-1", "Péter Szabó");
  public static final Actor REVIEWER = Actor.reviewer("reviewer-1", "Rita Varga");
  public static final Actor OTHER_REVIEWER = Actor.reviewer("reviewer-2", "Tamás Kis");

  public static final ClaimDecider DECIDER =
      new ClaimDecider(
          // of a version that no new calendar changes, because items are compared with it
          new BusinessCalendar(
              "hungary-2026-11-23", ZoneId.of("Europe/Budapest"), Set.of(), Set.of()),
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

  private LivedClaim(ClaimStore store, ClaimChange creation) {
    this.store = store;
    now = MONDAY;
    following(committed(creation));
  }

  /** A draft with one document that is uploaded and verified. */
  public static LivedClaim draft(ClaimStore store, String id) {
    return draft(store, id, "org-17", details(TENANT));
  }

  public static LivedClaim draft(
      ClaimStore store, String id, String organisation, ClaimDetails details) {
    return new LivedClaim(store, creation(id, organisation, details))
        .does(new ClaimCommand.AddEvidence(PARTNER, MONDAY, document("sow")))
        .does(new ClaimCommand.ConfirmEvidence(PARTNER, MONDAY, "sow"));
  }

  public static ClaimChange creation(String id, String organisation, ClaimDetails details) {
    ClaimCommand.Create create =
        new ClaimCommand.Create(PARTNER, MONDAY, id, organisation, details);
    return ClaimChange.of(null, accepted(DECIDER.create(create)), PARTNER, MONDAY);
  }

  public static ClaimDetails details(String tenant) {
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

  public static Evidence document(String id) {
    return new Evidence(
        id, id + ".pdf", "application/pdf", 48_211, "0".repeat(64), null, false, MONDAY);
  }

  public Claim claim() {
    return claim;
  }

  /** All that has happened, as it was decided. */
  public List<RecordedEvent> history() {
    return List.copyOf(history);
  }

  public Instant now() {
    return now;
  }

  public LivedClaim at(Instant time) {
    assertThat(time).as("time never runs backwards").isAfterOrEqualTo(now);
    now = time;
    return this;
  }

  /** Lets time pass until the workflow has to act. */
  public LivedClaim atItsDeadline() {
    return at(Objects.requireNonNull(claim.clock().wakeAt()));
  }

  /** What a command writes, decided on the claim as it is. */
  public ClaimChange deciding(ClaimCommand command) {
    return ClaimChange.of(
        claim, accepted(DECIDER.decide(claim, command)), command.by(), command.at());
  }

  public LivedClaim does(ClaimCommand command) {
    return following(committed(deciding(command)));
  }

  /** Goes on from what a test has committed itself. */
  public LivedClaim following(ClaimChange commit) {
    history.addAll(commit.events());
    claim = commit.after();
    return this;
  }

  /** Goes on from what others have made of the claim. */
  public LivedClaim reread() {
    claim = store.find(claim.id()).orElseThrow();
    return this;
  }

  private ClaimChange committed(ClaimChange commit) {
    assertThat(store.commit(commit, List.of())).isEqualTo(new CommitResult.Committed());
    return commit;
  }

  public LivedClaim edited(String customerTenantId) {
    return does(new ClaimCommand.Edit(PARTNER, now, details(customerTenantId)));
  }

  public LivedClaim commented(Actor by, String text) {
    return does(new ClaimCommand.Comment(by, now, text));
  }

  public LivedClaim discarded() {
    return does(new ClaimCommand.Discard(PARTNER, now));
  }

  public LivedClaim submitted() {
    return does(new ClaimCommand.Submit(PARTNER, now, Set.of()));
  }

  public LivedClaim underReview() {
    return submitted().does(new ClaimCommand.StartReview(REVIEWER, now));
  }

  public LivedClaim waitingForThePartner() {
    return underReview()
        .does(
            new ClaimCommand.RequestAction(
                REVIEWER, now, List.of(ActionReason.DATES_MISSING_OR_OLD), "Add the dates."));
  }

  public LivedClaim resubmitted() {
    return does(new ClaimCommand.Resubmit(PARTNER, now, "They are on page 2.", Set.of()));
  }

  public LivedClaim approved() {
    return underReview().approvedBy(REVIEWER);
  }

  public LivedClaim approvedBy(Actor reviewer) {
    return does(new ClaimCommand.Approve(reviewer, now, "Complete."));
  }

  public LivedClaim inItsConsentWindow() {
    return approved().windowOpened();
  }

  public LivedClaim windowOpened() {
    return does(new ClaimCommand.OpenConsentWindow(now, noticeSequence()));
  }

  public LivedClaim held() {
    return inItsConsentWindow().windowHeld();
  }

  public LivedClaim windowHeld() {
    return does(new ClaimCommand.HoldConsentWindow(now, noticeSequence(), HeldReason.BOUNCED));
  }

  public LivedClaim declined() {
    return inItsConsentWindow().customerDeclined();
  }

  public LivedClaim customerDeclined() {
    return does(new ClaimCommand.Decline(now, noticeSequence(), "We chose another partner."));
  }

  public LivedClaim associated() {
    return inItsConsentWindow().atItsDeadline().deadlineApplied();
  }

  public LivedClaim rejected() {
    return underReview()
        .does(
            new ClaimCommand.Reject(
                REVIEWER, now, List.of(RejectionReason.POE_INSUFFICIENT), "It is not signed."));
  }

  public LivedClaim closed() {
    return rejected().atItsDeadline().deadlineApplied();
  }

  public LivedClaim disputed() {
    return rejected()
        .does(
            new ClaimCommand.DisputeRejection(
                PARTNER, now, "The signature is on page 9.", Set.of()));
  }

  public LivedClaim withdrawn() {
    return does(
        new ClaimCommand.Withdraw(PARTNER, now, WithdrawalReason.OTHER, "We filed it twice."));
  }

  public LivedClaim deadlineApplied() {
    return does(new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), false));
  }

  public int noticeSequence() {
    return Objects.requireNonNull(claim.consent()).noticeSequence();
  }

  private static List<ClaimEvent> accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }
}
