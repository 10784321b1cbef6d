package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;

/** What an execution's history holds can be read by every operator, for as long as AWS keeps it. */
class HistoryTest {
  private final ClaimLife life = new ClaimLife();

  @Test
  void theFakeClaimHoldsPersonalDataThatCouldLeak() {
    assertThat(life.claim().item().toString()).contains(StoredClaim.PERSONAL);
  }

  @Test
  void noPersonalDataIsInTheHistory() {
    assertThat(wholeLives().flatMap(execution -> execution.events().stream()))
        .isNotEmpty()
        .noneSatisfy(event -> assertThat(event.toString()).contains(StoredClaim.PERSONAL));
  }

  /** A name that is new here is a question: may everybody read it? */
  @Test
  void nothingButTheseFieldsIsReadFromAClaimOrAnswered() {
    Set<String> names = new TreeSet<>();
    wholeLives()
        .flatMap(execution -> execution.events().stream())
        .flatMap(event -> event.details().stream())
        .map(HistoryEvent.Details::value)
        .forEach(
            details -> Stream.of("input", "output").forEach(data -> collect(details, data, names)));

    assertThat(names)
        .containsExactly(
            // of the execution
            "Cause",
            "Error",
            // of the calls
            "ExecutedVersion",
            "FailedEntryCount",
            "Item",
            "N",
            "Payload",
            "S",
            "StatusCode",
            // of the claim, and of the functions' answers
            "announcement",
            "claimId",
            "dueAt",
            "lifecycle",
            "lookAgainAt",
            "outcome",
            "remindAt",
            "sent",
            "stage",
            "stageSequence",
            "wakeAt",
            "window");
  }

  /** One claim that sees every stage, and its second lifecycle. */
  private Stream<Execution> wholeLives() {
    Execution first = life.submitted();
    life.comes(life.claim().wakeAt());
    life.happens(life.claim()::startReview);
    life.happens(life.claim()::requestAction);
    life.passes(StoredClaim.ANSWER);
    life.happens(life.claim()::dispute);
    life.sendNotice().next(FakeService.failing("cpor.notice.MailUnavailable"));
    life.happens(life.claim()::approve);
    life.happens(life.claim()::holdWindow);
    life.passes(Duration.ofDays(6));
    life.happens(life.claim()::restartWindow);
    life.passes(StoredClaim.CONSENT);
    life.claim().withdrawAfterAssociation();
    return Stream.of(first, life.start());
  }

  private static void collect(JsonNode details, String data, Set<String> names) {
    if (details.has(data)) {
      collect(ClaimLife.json(details.path(data).asText()), names);
    }
  }

  private static void collect(JsonNode value, Set<String> names) {
    value
        .properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              collect(field.getValue(), names);
            });
    if (value.isArray()) {
      value.forEach(item -> collect(item, names));
    }
  }
}
