package cpor.table.claims;

import static cpor.table.LivedClaim.MONDAY;
import static cpor.table.LivedClaim.PARTNER;
import static cpor.table.LivedClaim.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Language;
import cpor.claim.RecordedEvent;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.LivedClaim;
import cpor.table.LocalDynamoDb;
import cpor.table.Table;
import cpor.table.notices.ConsentLinks;
import cpor.table.workflow.UnreadableRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the table, for those who read it there: indexes, workflow, retention, erasure. */
class ClaimItemsTest {

  private final String table = LocalDynamoDb.newTable();
  private final ClaimStore store =
      new ClaimStore(new Table(LocalDynamoDb.client(), table), Period.ofYears(7));

  /**
   * A claim's life so far.
   *
   * @param indexes those that hold the claim then
   */
  record Life(String name, boolean isOver, Consumer<LivedClaim> lived, List<String> indexes) {

    static Life open(String name, Consumer<LivedClaim> lived, String... indexes) {
      return new Life(name, false, lived, List.of(indexes));
    }

    static Life over(String name, Consumer<LivedClaim> lived, String... indexes) {
      return new Life(name, true, lived, List.of(indexes));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Life> lives() {
    return Stream.of(
        Life.open("draft", _ -> {}, "byOrganisation"),
        Life.open("discarded", LivedClaim::discarded),
        Life.open("submitted", LivedClaim::submitted, "byOrganisation", "byWake", "byDue"),
        Life.open("under review", LivedClaim::underReview, "byOrganisation", "byWake", "byDue"),
        Life.open("disputed", LivedClaim::disputed, "byOrganisation", "byWake", "byDue"),
        Life.open(
            "waiting for the partner",
            LivedClaim::waitingForThePartner,
            "byOrganisation",
            "byWake"),
        Life.open("customer to be asked", LivedClaim::approved, "byOrganisation", "byWake"),
        Life.open("window open", LivedClaim::inItsConsentWindow, "byOrganisation", "byWake"),
        Life.open("window held", LivedClaim::held, "byOrganisation", "byWake"),
        Life.open("dispute period", LivedClaim::rejected, "byOrganisation", "byWake"),
        Life.over("associated", LivedClaim::associated, "byOrganisation"),
        Life.over("closed", LivedClaim::closed, "byOrganisation"),
        Life.over("association ended", draft -> draft.associated().withdrawn(), "byOrganisation"));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void aClaimIsInTheIndexesOfItsStageAndInNoOther(Life life) {
    life.lived.accept(LivedClaim.draft(store, "claim-1"));

    assertThat(Stream.of("byOrganisation", "byWake", "byDue"))
        .filteredOn(index -> !inIndex(index).isEmpty())
        .isEqualTo(life.indexes);
  }

  @Test
  void openClaimsStandByTheTimeTheyShouldMove() {
    LivedClaim.draft(store, "last").rejected();
    LivedClaim.draft(store, "first").approved();
    LivedClaim.draft(store, "second").submitted();

    assertThat(inIndex("byWake"))
        .extracting(item -> Item.of(item).requireText("pk"))
        .containsExactly("CLAIM#first", "CLAIM#second", "CLAIM#last");
  }

  @Test
  void theListsIndexesNameNobody() {
    LivedClaim.draft(store, "claim-1").underReview();

    assertThat(Stream.of("byOrganisation", "byDue", "byWake").map(this::inIndex))
        .allSatisfy(items -> assertThat(items.toString()).doesNotContain(PERSONAL));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void aClaimHasARetentionDateWhenItIsFinal(Life life) {
    life.lived.accept(LivedClaim.draft(store, "claim-1"));

    assertThat(claimItem("claim-1").containsKey("retainUntil")).isEqualTo(life.isOver);
  }

  @Test
  void aFinalClaimIsRetainedForTheProgrammesPeriodFromItsEnd() {
    Instant windowEnd = MONDAY.plus(Duration.ofDays(7));
    LivedClaim.draft(store, "associated").associated();
    LivedClaim.draft(store, "closed").closed();
    LivedClaim ended = LivedClaim.draft(store, "ended").associated();
    ended.at(windowEnd.plus(Duration.ofDays(100))).withdrawn();

    assertThat(retainUntil("associated")).isEqualTo("2033-11-30");
    assertThat(retainUntil("closed")).isEqualTo("2033-12-23");
    assertThat(retainUntil("ended")).isEqualTo("2034-03-10");
  }

  @Test
  void aDiscardedDraftExpiresAndAClaimDoesNot() {
    LivedClaim.draft(store, "discarded").discarded();
    LivedClaim.draft(store, "closed").closed();

    assertThat(claimItem("discarded"))
        .containsEntry(
            "expiresAt",
            AttributeValue.fromN(Long.toString(MONDAY.plus(Duration.ofDays(90)).getEpochSecond())));
    assertThat(claimItem("closed")).doesNotContainKey("expiresAt");
  }

  private static final String[] PERSONAL = {
    "Éva Nagy",
    "CIO",
    "eva.nagy@contoso.hu",
    "Péter Szabó",
    "peter@fabrikam.example",
    "Béla Kis",
    "CFO",
    "bela.kis@contoso.hu",
    "Rita Varga"
  };

  @Test
  void namesAndAddressesStandInThePersonalMapAlone() {
    aLifeFullOfNames();
    new UnreadableRecords(new Table(LocalDynamoDb.client(), table))
        .keep("shard-1", "{\"name\": \"Éva Nagy\"}", "NullPointerException");

    List<Map<String, AttributeValue>> items = items();
    assertThat(items.toString()).as("the life is full of names").contains(PERSONAL);
    assertThat(items)
        .allSatisfy(
            item -> {
              Map<String, AttributeValue> rest = new HashMap<>(item);
              rest.remove("personal");
              assertThat(rest.toString()).doesNotContain(PERSONAL);
            });
  }

  @Test
  void aClaimWhosePersonsWereErasedStillReads() {
    LivedClaim claim = aLifeFullOfNames();
    for (Map<String, AttributeValue> item : items()) {
      LocalDynamoDb.client()
          .updateItem(
              update ->
                  update
                      .tableName(table)
                      .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                      .updateExpression("REMOVE personal"));
    }

    assertThat(store.find("claim-1"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.stage()).isEqualTo(claim.claim().stage());
              assertThat(found.details().customerContact()).isNull();
              assertThat(found.details().partnerContact()).isNull();
            });
    assertThat(store.history("claim-1", 100, null).items())
        .hasSameSizeAs(claim.history())
        .extracting(RecordedEvent::by)
        .allSatisfy(by -> assertThat(by.displayName()).isNull());
    assertThat(store.comments("claim-1", 100, null).items())
        .extracting(Comment::text)
        .containsExactly("See page 4.", "Complete.");
  }

  private LivedClaim aLifeFullOfNames() {
    IdempotencyKey key = new IdempotencyKey("org-17", "key-1", "print");
    StoredAnswer answer = new StoredAnswer("print", 200, Map.of(), "{\"name\": \"Péter Szabó\"}");
    LivedClaim claim =
        LivedClaim.draft(store, "claim-1")
            .edited("11111111-2222-4333-8444-555555555555")
            .submitted()
            .commented(PARTNER, "See page 4.")
            .does(new ClaimCommand.StartReview(REVIEWER, MONDAY))
            .approvedBy(REVIEWER);
    new ConsentLinks(new Table(LocalDynamoDb.client(), table))
        .create("claim-1", claim.noticeSequence(), MONDAY);
    claim
        .windowOpened()
        .windowHeld()
        .does(
            new ClaimCommand.CorrectCustomerContact(
                PARTNER,
                MONDAY,
                new CustomerContact("Béla Kis", "CFO", "bela.kis@contoso.hu", Language.EN)))
        .windowOpened();
    ClaimChange resent = claim.deciding(new ClaimCommand.ResendConsentNotice(PARTNER, MONDAY));
    store.commit(resent, List.of(IdempotencyRecords.keep(key, answer, MONDAY)));
    return claim.following(resent);
  }

  private List<Map<String, AttributeValue>> items() {
    return LocalDynamoDb.client()
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private List<Map<String, AttributeValue>> inIndex(String index) {
    return LocalDynamoDb.client().scan(scan -> scan.tableName(table).indexName(index)).items();
  }

  private String retainUntil(String claimId) {
    return Item.of(claimItem(claimId)).requireText("retainUntil");
  }

  private Map<String, AttributeValue> claimItem(String claimId) {
    return new Table(LocalDynamoDb.client(), table)
        .get(Keys.claim(claimId))
        .orElseThrow()
        .attributes();
  }
}
