package cpor.claim;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Refusal.Fault;
import cpor.claim.Rejection.RejectionReason;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;

/**
 * One claim told as given, when, then. It begins as a draft on a Monday morning in Budapest; time
 * passes only where the test says so.
 */
final class ClaimScenario {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  /** Monday, 23 November 2026, 10:00 in Budapest. */
  static final Instant MONDAY = budapest("2026-11-23T10:00");

  /** The periods that the rules name. */
  static final Periods USUAL_PERIODS =
      periods("5bd", "5bd", "10bd", "5bd", "7d", "30d", "5bd", "1bd", "5d", "1bd");

  private final List<RecordedEvent> history = new ArrayList<>();
  private ClaimDecider decider =
      new ClaimDecider(BusinessCalendar.bundled(BUDAPEST), USUAL_PERIODS);
  private Instant now = MONDAY;
  private Claim claim;
  private Decision decision;

  private ClaimScenario(ClaimDetails details) {
    ClaimCommand.Create create =
        new ClaimCommand.Create(Person.PARTNER.actor(), now, "claim-1", "org-17", details);
    decision = decider.create(create);
    ClaimEvent created =
        assertThat(decision)
            .asInstanceOf(InstanceOfAssertFactories.type(Decision.Accepted.class))
            .actual()
            .events()
            .getFirst();
    RecordedEvent first = new RecordedEvent(1, now, create.by(), created);
    history.add(first);
    claim = Evolution.begin(first);
  }

  static ClaimScenario aDraftStating(ClaimDetails details) {
    return new ClaimScenario(details);
  }

  static Instant budapest(String localTime) {
    return LocalDateTime.parse(localTime).atZone(BUDAPEST).toInstant();
  }

  /** Periods in the order of {@link Periods}. */
  static Periods periods(String... texts) {
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
        all.get(8),
        all.get(9));
  }

  /** From now on the product runs with these periods. */
  ClaimScenario withPeriods(Periods periods) {
    decider = new ClaimDecider(decider.calendar(), periods);
    return this;
  }

  /** From now on the product runs with this calendar. */
  ClaimScenario withCalendar(BusinessCalendar calendar) {
    decider = new ClaimDecider(calendar, decider.periods());
    return this;
  }

  ClaimScenario at(String budapestTime) {
    return at(budapest(budapestTime));
  }

  ClaimScenario at(Instant time) {
    assertThat(time).as("time never runs backwards").isAfterOrEqualTo(now);
    now = time;
    return this;
  }

  /** Lets time pass until the claim's deadline, to the second. */
  ClaimScenario atItsDeadline() {
    return at(Objects.requireNonNull(claim.clock().wakeAt()));
  }

  /** What went before: each act must have been possible. */
  ClaimScenario and(Act... acts) {
    for (Act act : acts) {
      when(act);
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
    }
    return this;
  }

  ClaimScenario when(Act act) {
    ClaimCommand command = act.on(claim, now);
    decision = decider.decide(claim, command);
    if (decision instanceof Decision.Accepted(List<ClaimEvent> events)) {
      for (ClaimEvent event : events) {
        RecordedEvent recorded =
            new RecordedEvent(claim.counters().events() + 1, now, command.by(), event);
        history.add(recorded);
        claim = Evolution.evolve(claim, recorded);
      }
    }
    return this;
  }

  /** The events by the names that history shows, in order. */
  ClaimScenario thenHappened(String... types) {
    assertThat(events()).extracting(ClaimEvent::type).containsExactly(types);
    return this;
  }

  ClaimScenario thenNothingHappened() {
    assertThat(events()).isEmpty();
    return this;
  }

  ClaimScenario thenStage(StageName stage) {
    assertThat(claim.stage().name()).isEqualTo(stage);
    return this;
  }

  ClaimScenario thenDue(String budapestTime) {
    assertThat(claim.clock().dueAt()).isEqualTo(budapest(budapestTime));
    return this;
  }

  ClaimScenario thenNoClockRuns() {
    assertThat(claim.clock().dueAt()).isNull();
    return this;
  }

  ClaimScenario thenRejectedFor(RejectionReason... reasons) {
    assertThat(rejection().reasons()).containsExactly(reasons);
    return this;
  }

  /** The claim can be looked at for whatever has no sentence of its own. */
  ClaimScenario then(Consumer<Claim> look) {
    look.accept(claim);
    return this;
  }

  ClaimScenario thenRefused(Refusal refusal) {
    assertThat(decision).isEqualTo(Decision.refused(refusal));
    return this;
  }

  ClaimScenario thenNotAllowedNow(Action... allowedInstead) {
    assertThat(refusal(Refusal.NotAllowedNow.class).allowed())
        .containsExactlyInAnyOrder(allowedInstead);
    return this;
  }

  ClaimScenario thenInvalid(String... pointers) {
    assertThat(refusal(Refusal.Invalid.class).faults())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder(pointers);
    return this;
  }

  <R extends Refusal> R refusal(Class<R> type) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    Refusal refusal = ((Decision.Refused) decision).refusal();
    assertThat(refusal).isInstanceOf(type);
    return type.cast(refusal);
  }

  Decision decision() {
    return decision;
  }

  /** What the last act made happen. */
  List<ClaimEvent> events() {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }

  /** The notices that the last act owes, as of the claim that it left. */
  List<OwedNotice> notices() {
    List<RecordedEvent> last = history.subList(history.size() - events().size(), history.size());
    return last.stream().flatMap(event -> NoticesOwed.because(event, claim).stream()).toList();
  }

  Claim claim() {
    return claim;
  }

  Rejection rejection() {
    return Objects.requireNonNull(claim.rejection(), "the claim was not rejected");
  }

  Consent consent() {
    return Objects.requireNonNull(claim.consent(), "the customer was not asked");
  }

  Instant now() {
    return now;
  }

  List<RecordedEvent> history() {
    return List.copyOf(history);
  }
}
