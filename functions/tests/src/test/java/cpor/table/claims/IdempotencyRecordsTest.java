package cpor.table.claims;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimChange;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Table;
import cpor.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencyRecordsTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("org-17", "key-1", "print");
  private static final StoredAnswer ANSWER =
      new StoredAnswer("print", 201, Map.of("ETag", "\"1\""), "{}");
  private static final Instant JUST_KEPT = MONDAY.plus(Duration.ofHours(24)).minusSeconds(1);
  private static final Instant EXPIRED = MONDAY.plus(Duration.ofHours(24));

  private final Table table = Tables.table();
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final IdempotencyRecords records = new IdempotencyRecords(table);

  @Test
  void anAnswerIsKeptForADayWithTheChangeThatItAnswers() {
    answeredComment(MONDAY);

    assertThat(store.read("claim-1", KEY, JUST_KEPT).answered()).isEqualTo(ANSWER);
    assertThat(records.find(KEY, JUST_KEPT)).contains(ANSWER);
  }

  /** Nothing has removed the item here, as DynamoDB may not have done for days. */
  @Test
  void anAnswerPastItsDayCountsAsAbsentThoughItIsStillThere() {
    ClaimScenario claim = answeredComment(MONDAY);

    assertThat(store.read("claim-1", KEY, EXPIRED).answered()).isNull();
    assertThat(records.find(KEY, EXPIRED)).isEmpty();
    StoredAnswer another = new StoredAnswer("another print", 200, Map.of(), "[]");
    assertThat(
            store.commit(comment(claim), List.of(IdempotencyRecords.keep(KEY, another, EXPIRED))))
        .isEqualTo(new CommitResult.Committed());
    assertThat(records.find(KEY, EXPIRED)).contains(another);
  }

  @Test
  void aKeptAnswerStandsInTheWayOfAnotherAndNothingIsWritten() {
    ClaimScenario claim = answeredComment(MONDAY);
    StoredAnswer another = new StoredAnswer("another print", 200, Map.of(), "[]");
    Write keeping = IdempotencyRecords.keep(KEY, another, JUST_KEPT);

    CommitResult result = store.commit(comment(claim), List.of(keeping));

    assertThat(result)
        .isInstanceOfSatisfying(
            CommitResult.Prevented.class,
            prevented ->
                assertThat(IdempotencyRecords.answer(prevented.found(), JUST_KEPT))
                    .contains(ANSWER));
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(1);
    assertThat(records.find(KEY, JUST_KEPT)).contains(ANSWER);
  }

  @Test
  void aKeyBelongsToItsOwner() {
    answeredComment(MONDAY);

    assertThat(records.find(new IdempotencyKey("org-18", "key-1", "print"), MONDAY)).isEmpty();
    assertThat(records.find(new IdempotencyKey("org-17", "key-2", "print"), MONDAY)).isEmpty();
  }

  /** Whose request it was is for the caller to compare. */
  @Test
  void anAnswerIsFoundUnderItsKeyAlsoByAnotherRequest() {
    answeredComment(MONDAY);

    StoredAnswer found =
        store.read("claim-1", new IdempotencyKey("org-17", "key-1", "other"), MONDAY).answered();

    assertThat(found).isNotNull().extracting(StoredAnswer::fingerprint).isEqualTo("print");
  }

  private ClaimScenario answeredComment(Instant now) {
    ClaimScenario claim = aSubmittedClaim().in(table);
    ClaimChange change = comment(claim);
    assertThat(store.commit(change, List.of(IdempotencyRecords.keep(KEY, ANSWER, now))))
        .isEqualTo(new CommitResult.Committed());
    return claim;
  }

  private static ClaimChange comment(ClaimScenario claim) {
    return claim.deciding(PARTNER.comments());
  }
}
