package cpor.documentation;

import static java.util.stream.Collectors.toMap;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimEvent;
import cpor.claim.Decision;
import cpor.claim.Evolution;
import cpor.claim.NoticesOwed;
import cpor.claim.OwedNotice;
import cpor.claim.Periods;
import cpor.claim.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim as what was done to it has made it. All is done at one moment, but for what waits for a
 * deadline.
 *
 * @param happenings what the last act caused
 */
record Life(Claim claim, Instant now, List<Happening> happenings) {

  /** An event, and the notices that are owed because of it. */
  record Happening(ClaimEvent event, List<OwedNotice> owed) {}

  static final Actor PARTNER = Actor.partner("partner-user", null);
  static final Actor REVIEWER = Actor.reviewer("reviewer-1", null);
  static final Actor OTHER_REVIEWER = Actor.reviewer("reviewer-2", null);

  private static final Instant BEGINNING = Instant.parse("2026-11-23T09:00:00Z");

  /** All different, so that a deadline tells which of them it was computed with. */
  private static final Map<String, Duration> PARAMETERS =
      Map.of(
          "PARTNER_REMINDER_BEFORE", Duration.ofHours(1),
          "DISPUTE_REMINDER_BEFORE", Duration.ofHours(2),
          "OVERDUE_REPEAT", Duration.ofHours(3),
          "REVIEW_START_WITHIN", Duration.ofHours(10),
          "REVIEW_WITHIN", Duration.ofHours(11),
          "DECISION_DUE_WITHIN", Duration.ofHours(12),
          "PARTNER_RESPONSE_WITHIN", Duration.ofHours(13),
          "CONSENT_WINDOW", Duration.ofHours(14),
          "DISPUTE_PERIOD", Duration.ofHours(15),
          "DISPUTE_ANSWER_WITHIN", Duration.ofHours(16));

  private static final Map<Duration, String> NAMES =
      PARAMETERS.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));

  static final ClaimDecider DECIDER =
      new ClaimDecider(
          BusinessCalendar.bundled(ZoneId.of("Europe/Budapest")),
          new Periods(
              period("REVIEW_START_WITHIN"),
              period("REVIEW_WITHIN"),
              period("DECISION_DUE_WITHIN"),
              period("PARTNER_RESPONSE_WITHIN"),
              period("CONSENT_WINDOW"),
              period("DISPUTE_PERIOD"),
              period("DISPUTE_ANSWER_WITHIN"),
              period("PARTNER_REMINDER_BEFORE"),
              period("DISPUTE_REMINDER_BEFORE"),
              period("OVERDUE_REPEAT")));

  /** A draft that may be submitted as it is. */
  static Life draft() {
    ClaimCommand.Create create =
        new ClaimCommand.Create(PARTNER, BEGINNING, "claim-1", "org-17", "Adatum Zrt.", details());
    return happened(null, create, DECIDER.create(create))
        .orElseThrow()
        .when((_, now) -> new ClaimCommand.AddEvidence(PARTNER, now, Act.document("signed", now)))
        .when((_, now) -> new ClaimCommand.ConfirmEvidence(PARTNER, now, "signed"));
  }

  /** The name of the parameter that is as long in these lives. */
  static String parameter(Instant from, Instant to) {
    Duration duration = Duration.between(from, to);
    return Objects.requireNonNull(NAMES.get(duration), duration::toString);
  }

  Life when(Act act) {
    return attempt(act).orElseThrow(() -> new AssertionError(decide(act)));
  }

  /** Empty when it is refused. */
  Optional<Life> attempt(Act act) {
    return happened(claim, act.on(claim, now), decide(act));
  }

  Decision decide(Act act) {
    return DECIDER.decide(claim, act.on(claim, now));
  }

  /** After every deadline. */
  Life muchLater() {
    return new Life(claim, now.plus(Duration.ofDays(365)), happenings);
  }

  private static Optional<Life> happened(
      @Nullable Claim before, ClaimCommand command, Decision decision) {
    return switch (decision) {
      case Decision.Refused _ -> Optional.empty();
      case Decision.Accepted(List<ClaimEvent> events) -> {
        Claim claim = before;
        List<Happening> happenings = new ArrayList<>();
        for (ClaimEvent event : events) {
          int sequence = claim == null ? 1 : claim.counters().events() + 1;
          RecordedEvent recorded = new RecordedEvent(sequence, command.at(), command.by(), event);
          claim = claim == null ? Evolution.begin(recorded) : Evolution.evolve(claim, recorded);
          happenings.add(new Happening(event, NoticesOwed.because(recorded, claim)));
        }
        yield Optional.of(new Life(Objects.requireNonNull(claim), command.at(), happenings));
      }
    };
  }

  private static Period period(String parameter) {
    return new Period.Exact(Objects.requireNonNull(PARAMETERS.get(parameter), parameter));
  }

  private static ClaimDetails details() {
    return new ClaimDetails(
        new Customer("8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01", "Contoso Kft.", "contoso.example"),
        "4567890",
        SolutionArea.MICROSOFT_365,
        Activity.USAGE,
        List.of(new Product("Teams", null)),
        Act.contact("eva.nagy@contoso.example"),
        new PartnerContact("Péter Szabó", "peter@fabrikam.example", null),
        null,
        null);
  }
}
