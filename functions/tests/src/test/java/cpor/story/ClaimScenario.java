package cpor.story;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Action;
import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimEvent;
import cpor.claim.Consent;
import cpor.claim.Decision;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Periods;
import cpor.claim.RecordedEvent;
import cpor.claim.Refusal;
import cpor.claim.Refusal.Fault;
import cpor.claim.Rejection;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.cloud.SettableClock;
import cpor.table.Table;
import cpor.table.Written;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import cpor.table.notices.NoticeRecord;
import cpor.table.notices.NoticeRecords;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One claim told as given, when, then. It begins as a draft on a Monday morning in Budapest; time
 * passes only where the test says so. It is told in memory, unless the test puts it into a table:
 * there others may change it too, and each act is decided on what they have left.
 */
public final class ClaimScenario {

  /** The claim's id, unless the test gives it another one. */
  public static final String ID = "claim-1";

  /** Monday, 23 November 2026, 10:00 in Budapest. */
  public static final Instant MONDAY = FakeCloud.MONDAY;

  /** The periods that the rules name. */
  public static final Periods USUAL_PERIODS =
      periods("5bd", "5bd", "10bd", "5bd", "7d", "30d", "5bd", "1bd", "5d");

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  public static final ClaimDecider USUAL_RULES =
      new ClaimDecider(BusinessCalendar.bundled(BUDAPEST), USUAL_PERIODS);

  private final List<ClaimChange> changes = new ArrayList<>();
  private ClaimDecider decider = USUAL_RULES;
  private SettableClock clock = new SettableClock(MONDAY);
  private @Nullable Table table;
  private Decision decision;

  private ClaimScenario(ClaimDetails details) {
    ClaimCommand.Create create =
        new ClaimCommand.Create(
            Person.PARTNER.actor(), MONDAY, ID, "org-17", Person.LEGAL_NAME, details);
    decision = decider.create(create);
    happened(ClaimChange.of(null, events(), create.by(), create.at()));
  }

  public static ClaimScenario aDraftStating(ClaimDetails details) {
    return new ClaimScenario(details);
  }

  /** Tells the same life of a claim with another id. */
  public ClaimScenario as(String id) {
    return as(id, "org-17");
  }

  public ClaimScenario as(String id, String organisation) {
    List<ClaimChange> lived = List.copyOf(changes);
    changes.clear();
    for (ClaimChange change : lived) {
      RecordedEvent first = change.events().getFirst();
      List<ClaimEvent> events =
          change.events().stream()
              .map(RecordedEvent::event)
              .map(
                  event ->
                      event instanceof ClaimEvent.ClaimCreated created
                          ? new ClaimEvent.ClaimCreated(
                              id, organisation, created.organisationName(), created.details())
                          : event)
              .toList();
      Claim before = changes.isEmpty() ? null : told();
      happened(ClaimChange.of(before, events, first.by(), first.at()));
    }
    return this;
  }

  /** Puts all that has happened into the table, and from now on what happens. */
  public ClaimScenario in(Table kept) {
    table = kept;
    WritesOfALife written = new WritesOfALife();
    changes.forEach(change -> write(change, written.table()));
    assertThat(kept.write(written.lastOfEachItem())).isEqualTo(new Written.All());
    return this;
  }

  /** The same in the cloud's table, and from now on it is as late as it is there. */
  public ClaimScenario in(FakeCloud cloud) {
    if (now().isAfter(cloud.clock().instant())) {
      cloud.clock().set(now());
    }
    clock = cloud.clock();
    return in(cloud.undisturbedTable());
  }

  private void happened(ClaimChange change) {
    if (table != null) {
      write(change, table);
    }
    changes.add(change);
  }

  private static void write(ClaimChange change, Table table) {
    assertThat(store(table).commit(change, List.of())).isEqualTo(new CommitResult.Committed());
  }

  private static ClaimStore store(Table table) {
    return new ClaimStore(table, java.time.Period.ofYears(7));
  }

  public static Instant budapest(String localTime) {
    return LocalDateTime.parse(localTime).atZone(BUDAPEST).toInstant();
  }

  /** Periods in the order of {@link Periods}. */
  public static Periods periods(String... texts) {
    List<Period> all = Arrays.stream(texts).map(Period::parse).toList();
    return new Periods(
        all.get(0),
        all.get(1),
        all.get(2),
        all.get(3),
        all.get(4),
        all.get(5),
        all.get(6),
        all.get(7),
        all.get(8));
  }

  /** From now on the product runs with these periods. */
  public ClaimScenario withPeriods(Periods periods) {
    decider = new ClaimDecider(decider.calendar(), periods);
    return this;
  }

  /** From now on the product runs with this calendar. */
  public ClaimScenario withCalendar(BusinessCalendar calendar) {
    decider = new ClaimDecider(calendar, decider.periods());
    return this;
  }

  public ClaimScenario at(String budapestTime) {
    return at(budapest(budapestTime));
  }

  public ClaimScenario at(Instant time) {
    assertThat(time).as("time never runs backwards").isAfterOrEqualTo(now());
    clock.set(time);
    return this;
  }

  /** Lets time pass until the claim's deadline, to the second. */
  public ClaimScenario atItsDeadline() {
    return at(Objects.requireNonNull(claim().clock().wakeAt()));
  }

  /** What went before: each act must have been possible. */
  public ClaimScenario and(Act... acts) {
    for (Act act : acts) {
      when(act);
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }
    return this;
  }

  public ClaimScenario when(Act act) {
    Claim before = claim();
    ClaimCommand command = act.on(before, now());
    decision = decider.decide(before, command);
    if (decision instanceof Decision.Accepted(List<ClaimEvent> events) && !events.isEmpty()) {
      happened(ClaimChange.of(before, events, command.by(), command.at()));
    }
    return this;
  }

  /** What an act would make of the claim as it is; nothing happens. */
  public ClaimChange deciding(Act act) {
    Claim before = claim();
    ClaimCommand command = act.on(before, now());
    Decision decided = decider.decide(before, command);
    assertThat(decided).isInstanceOf(Decision.Accepted.class);
    return ClaimChange.of(
        before, ((Decision.Accepted) decided).events(), command.by(), command.at());
  }

  /** The events by the names that history shows, in order. */
  public ClaimScenario thenHappened(String... types) {
    assertThat(events()).extracting(ClaimEvent::type).containsExactly(types);
    return this;
  }

  public ClaimScenario thenNothingHappened() {
    assertThat(events()).isEmpty();
    return this;
  }

  public ClaimScenario thenStage(StageName stage) {
    assertThat(claim().stage().name()).isEqualTo(stage);
    return this;
  }

  public ClaimScenario thenDue(String budapestTime) {
    assertThat(claim().clock().dueAt()).isEqualTo(budapest(budapestTime));
    return this;
  }

  public ClaimScenario thenNoClockRuns() {
    assertThat(claim().clock().dueAt()).isNull();
    return this;
  }

  public ClaimScenario thenRejectedFor(RejectionReason... reasons) {
    assertThat(rejection().reasons()).containsExactly(reasons);
    return this;
  }

  public ClaimScenario thenHeldFor(HeldReason reason) {
    assertThat(claim().heldReason()).contains(reason);
    return this;
  }

  /** The claim can be looked at for whatever has no sentence of its own. */
  public ClaimScenario then(Consumer<Claim> look) {
    look.accept(claim());
    return this;
  }

  public ClaimScenario thenRefused(Refusal refusal) {
    assertThat(decision).isEqualTo(Decision.refused(refusal));
    return this;
  }

  public ClaimScenario thenNotAllowedNow(Action... allowedInstead) {
    assertThat(refusal(Refusal.NotAllowedNow.class).allowed())
        .containsExactlyInAnyOrder(allowedInstead);
    return this;
  }

  public ClaimScenario thenInvalid(String... pointers) {
    assertThat(refusal(Refusal.Invalid.class).faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(pointers);
    return this;
  }

  public <R extends Refusal> R refusal(Class<R> type) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    Refusal refusal = ((Decision.Refused) decision).refusal();
    assertThat(refusal).isInstanceOf(type);
    return type.cast(refusal);
  }

  public Decision decision() {
    return decision;
  }

  /** What the last act made happen. */
  public List<ClaimEvent> events() {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }

  /** The notices that the last act owes. */
  public List<OwedNotice> notices() {
    return events().isEmpty() ? List.of() : changes.getLast().owed();
  }

  /** The claim as it is now; where it is kept in a table, as it stands there. */
  public Claim claim() {
    return table == null ? told() : store(table).find(told().id()).orElseThrow();
  }

  private Claim told() {
    return changes.getLast().after();
  }

  public int stageSequence() {
    return claim().stageSequence();
  }

  public WindowState window() {
    return ((Stage.ConsentWindow) claim().stage()).window();
  }

  public Rejection rejection() {
    return Objects.requireNonNull(claim().rejection(), "the claim was not rejected");
  }

  public Consent consent() {
    return Objects.requireNonNull(claim().consent(), "the customer was not asked");
  }

  /** The current notice to the customer, as the table has it. */
  public NoticeRecord consentNotice() {
    return notice(consent().noticeSequence(), NoticeKind.CONSENT_REQUEST);
  }

  public NoticeRecord notice(int sequence, NoticeKind kind) {
    return notice(sequence, kind, 1);
  }

  public NoticeRecord notice(int sequence, NoticeKind kind, int occurrence) {
    return new NoticeRecords(Objects.requireNonNull(table))
        .ofClaim(told().id()).stream()
            .filter(
                record ->
                    record.owed().sequence() == sequence
                        && record.owed().kind() == kind
                        && record.owed().occurrence() == occurrence)
            .findFirst()
            .orElseThrow();
  }

  public Instant now() {
    return clock.instant();
  }

  public List<ClaimChange> changes() {
    return List.copyOf(changes);
  }

  /** All that has been told. */
  public List<RecordedEvent> history() {
    return changes.stream().flatMap(change -> change.events().stream()).toList();
  }
}
