package cpor.table.claims;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.SUBSCRIPTION;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.Language;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage.HeldReason;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.story.Lives;
import cpor.table.Item;
import cpor.table.ItemSize;
import cpor.table.Keys;
import cpor.table.Table;
import cpor.table.notices.ConsentLinks;
import cpor.table.workflow.UnreadableRecords;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in the table, for those who read it there: indexes, workflow, retention, erasure. */
class ClaimItemsTest {

  private final DynamoDbClient dynamoDb = Tables.dynamoDb();
  private final Table table = new Table(dynamoDb, Tables.NAME);
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));

  /**
   * A claim's life so far.
   *
   * @param indexes those that hold the claim then
   */
  record Life(String name, boolean isOver, Supplier<ClaimScenario> told, List<String> indexes) {

    static Life open(String name, Supplier<ClaimScenario> told, String... indexes) {
      return new Life(name, false, told, List.of(indexes));
    }

    static Life over(String name, Supplier<ClaimScenario> told, String... indexes) {
      return new Life(name, true, told, List.of(indexes));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Life> lives() {
    return Stream.of(
        Life.open("draft", () -> aDraft(), "byOrganisation"),
        Life.over("discarded", () -> aDraft().and(PARTNER.discards())),
        Life.open("submitted", Lives::aSubmittedClaim, "byOrganisation", "byWake", "byDue"),
        Life.open("under review", Lives::aClaimUnderReview, "byOrganisation", "byWake", "byDue"),
        Life.open("disputed", Lives::aDisputedClaim, "byOrganisation", "byWake", "byDue"),
        Life.open(
            "waiting for the partner",
            Lives::aClaimWaitingForThePartner,
            "byOrganisation",
            "byWake"),
        Life.open("customer to be asked", Lives::anApprovedClaim, "byOrganisation", "byWake"),
        Life.open("window open", Lives::aClaimInItsConsentWindow, "byOrganisation", "byWake"),
        Life.open("window held", Lives::aHeldClaim, "byOrganisation", "byWake", "byDue"),
        Life.open("dispute period", Lives::aRejectedClaim, "byOrganisation", "byWake"),
        Life.over("associated", Lives::anAssociatedClaim, "byOrganisation", "byWake"),
        Life.over("closed", Lives::aClaimWhoseDisputePeriodPassed, "byOrganisation", "byWake"),
        Life.over(
            "association ended", Lives::aClaimWhoseAssociationEnded, "byOrganisation", "byWake"));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void aClaimIsInTheIndexesOfItsStageAndInNoOther(Life life) {
    life.told.get().in(table);

    assertThat(Stream.of("byOrganisation", "byWake", "byDue"))
        .filteredOn(index -> !inIndex(index).isEmpty())
        .isEqualTo(life.indexes);
  }

  @Test
  void openClaimsStandByTheTimeTheyShouldMove() {
    aRejectedClaim().as("last").in(table);
    anApprovedClaim().as("first").in(table);
    aSubmittedClaim().as("second").in(table);

    assertThat(inIndex("byWake"))
        .extracting(item -> Item.of(item).requireText("pk"))
        .containsExactly("CLAIM#first", "CLAIM#second", "CLAIM#last");
  }

  @Test
  void theListsIndexesNameNobody() {
    aClaimUnderReview().in(table);

    assertThat(Stream.of("byOrganisation", "byDue", "byWake").map(this::inIndex))
        .allSatisfy(items -> assertThat(items.toString()).doesNotContain(PERSONAL));
  }

  /** Ids as long as ours, and names of the usual length. */
  @Test
  void theEventOfAUsualCreationCostsNoSecondUnit() {
    String product = "Dynamics 365 Customer Insights";
    String id = "019ab1c2-7d3e-7f40-9a1b-000000000001";
    aDraft(details().products(Collections.nCopies(3, new Product(product, SUBSCRIPTION))))
        .as(id)
        .in(table);

    assertThat(ItemSize.of(table.get(Keys.event(id, 1)).orElseThrow().attributes()))
        .isLessThanOrEqualTo(1024);
  }

  @ParameterizedTest
  @MethodSource("lives")
  void aClaimHasARetentionDateWhenItIsOver(Life life) {
    life.told.get().in(table);

    assertThat(claimItem("claim-1").containsKey("retainUntil")).isEqualTo(life.isOver);
  }

  @Test
  void aFinalClaimIsRetainedForTheProgrammesPeriodFromItsEnd() {
    Instant windowEnd = MONDAY.plus(Duration.ofDays(7));
    anAssociatedClaim().as("associated").in(table);
    aClaimWhoseDisputePeriodPassed().as("closed").in(table);
    ClaimScenario ended = anAssociatedClaim().at(windowEnd.plus(Duration.ofDays(100)));
    ended.and(PARTNER.withdraws()).as("ended").in(table);

    assertThat(retainUntil("associated")).isEqualTo("2033-11-30");
    assertThat(retainUntil("closed")).isEqualTo("2033-12-23");
    assertThat(retainUntil("ended")).isEqualTo("2034-03-10");
  }

  @Test
  void aDiscardedDraftIsRetainedForNinetyDays() {
    aDraft().and(PARTNER.discards()).as("discarded").in(table);

    assertThat(retainUntil("discarded")).isEqualTo("2027-02-21");
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
    new UnreadableRecords(table)
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
    ClaimScenario claim = aLifeFullOfNames();
    for (Map<String, AttributeValue> item : items()) {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(Tables.NAME)
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
        .hasSize(claim.claim().counters().events())
        .extracting(RecordedEvent::by)
        .allSatisfy(by -> assertThat(by.displayName()).isNull());
    assertThat(store.comments("claim-1", 100, null).items())
        .extracting(Comment::text)
        .containsExactly("See page 4.", "Complete.");
  }

  private ClaimScenario aLifeFullOfNames() {
    IdempotencyKey key = new IdempotencyKey("org-17", "key-1", "print");
    StoredAnswer answer = new StoredAnswer("print", 200, Map.of(), "{\"name\": \"Péter Szabó\"}");
    ClaimScenario claim =
        aDraft()
            .in(table)
            .and(
                PARTNER.edits(
                    draft -> draft.customerTenant("11111111-2222-4333-8444-555555555555")),
                PARTNER.submits(),
                PARTNER.comments("See page 4."),
                REVIEWER.startsTheReview(),
                REVIEWER.approves("Complete."));
    new ConsentLinks(table, SecureRandom::new)
        .create("claim-1", claim.consent().noticeSequence(), MONDAY);
    claim.and(
        theNoticeIsHandedOver(),
        theNoticeFails(HeldReason.BOUNCED),
        PARTNER.correctsTheContact(
            new CustomerContact("Béla Kis", "CFO", "bela.kis@contoso.hu", Language.EN)),
        theNoticeIsHandedOver());
    store.commit(
        claim.deciding(PARTNER.resendsTheNotice()),
        List.of(IdempotencyRecords.keep(key, answer, MONDAY)));
    return claim;
  }

  private List<Map<String, AttributeValue>> items() {
    return dynamoDb
        .scanPaginator(scan -> scan.tableName(Tables.NAME).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private List<Map<String, AttributeValue>> inIndex(String index) {
    return dynamoDb.scan(scan -> scan.tableName(Tables.NAME).indexName(index)).items();
  }

  private String retainUntil(String claimId) {
    return Item.of(claimItem(claimId)).requireText("retainUntil");
  }

  private Map<String, AttributeValue> claimItem(String claimId) {
    return table.get(Keys.claim(claimId)).orElseThrow().attributes();
  }
}
