package cpor.table.claims;

import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimEvent;
import cpor.claim.Evidence;
import cpor.claim.Language;
import cpor.claim.RecordedEvent;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Table;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as each version of the schema wrote them, in a folder of its own that is never changed once
 * that version has been deployed: new code reads them all. Whoever changes what is written raises
 * {@link Item#SCHEMA_VERSION} and writes the new version's folder with -Dgolden.update=true.
 */
class StoredVersionsTest {

  private static final Path FOLDER = Path.of("src/test/resources/cpor/table/claims");
  private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

  /** Of a version that no new calendar changes, because items are compared with it. */
  private static final BusinessCalendar CALENDAR =
      new BusinessCalendar("hungary-2026-11-23", ZoneId.of("Europe/Budapest"), Set.of(), Set.of());

  /** What the lives below are made of, by the name of its file. */
  private static final Map<String, Claim> CLAIMS = new TreeMap<>();

  private static final Map<String, RecordedEvent> EVENTS = new TreeMap<>();
  private static final Map<String, Map<String, AttributeValue>> ITEMS = new TreeMap<>();

  @BeforeAll
  static void liveThroughEverySituation() throws IOException {
    CustomerContact corrected =
        new CustomerContact("Béla Kis", "CFO", "bela.kis@contoso.hu", Language.HU);
    keep(
        "long",
        draft()
            .and(
                PARTNER.edits(
                    draft -> draft.customerTenant("11111111-2222-4333-8444-555555555555")),
                PARTNER.declares("b"),
                PARTNER.removes("b"),
                PARTNER.comments("All is there."),
                PARTNER.submits())
            .atItsDeadline()
            .and(theDeadlineIsApplied(), REVIEWER.startsTheReview())
            .atItsDeadline()
            .and(
                theDeadlineIsApplied(),
                REVIEWER.requestsAction("Which month?", ActionReason.OTHER),
                PARTNER.resubmits("They are on page 2."),
                REVIEWER.approves("Complete."),
                theNoticeIsHandedOver(),
                theNoticeFails(HeldReason.BOUNCED),
                PARTNER.correctsTheContact(corrected),
                theNoticeIsHandedOver(),
                PARTNER.resendsTheNotice(),
                theCustomerDeclines(),
                PARTNER.disputes("They had agreed."),
                OTHER_REVIEWER.approves("Complete."),
                theNoticeIsHandedOver())
            .atItsDeadline()
            .and(theDeadlineIsApplied(), PARTNER.withdraws()));
    keep(
        "refused",
        draft()
            .and(
                PARTNER.submits(),
                REVIEWER.startsTheReview(),
                REVIEWER.rejects("It is not signed.", RejectionReason.POE_INSUFFICIENT))
            .atItsDeadline()
            .and(theDeadlineIsApplied()));
    keep("discarded", draft().and(PARTNER.discards()));
    if (Boolean.getBoolean("golden.update")) {
      write(folder(Item.SCHEMA_VERSION));
    }
  }

  static Stream<String> names() {
    return ITEMS.keySet().stream();
  }

  static Stream<Path> everythingEverWritten() {
    return IntStream.rangeClosed(1, Item.SCHEMA_VERSION)
        .mapToObj(StoredVersionsTest::folder)
        .flatMap(folder -> ITEMS.keySet().stream().map(folder::resolve));
  }

  @Test
  void thereIsAnExampleOfEveryStageAndEveryEvent() {
    Stream<String> stages = records(Stage.class).filter(name -> !name.equals("ConsentWindow"));
    Stream<String> windows = records(WindowState.class).map("ConsentWindow-"::concat);

    assertThat(CLAIMS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(stages, windows).map("claim-%s.json"::formatted).toList());
    assertThat(EVENTS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            records(ClaimEvent.class).map("event-%s.json"::formatted).toList());
  }

  private static Stream<String> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type.getSimpleName())
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredVersionsTest::records);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsWrittenNowIsTheNewestVersion(String name) throws IOException {
    assertThat(json(Objects.requireNonNull(ITEMS.get(name))))
        .isEqualTo(Files.readString(folder(Item.SCHEMA_VERSION).resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("everythingEverWritten")
  void everyVersionIsReadAsWhatItMeant(Path file) throws IOException {
    assertThat(read(file, item(file))).isEqualTo(expected(file));
  }

  /** A function of the version before may read what the next one wrote, while both run. */
  @ParameterizedTest
  @MethodSource("everythingEverWritten")
  void whatIsNotKnownIsPassedOver(Path file) throws IOException {
    Map<String, AttributeValue> item = item(file);
    AttributeValue added = AttributeValue.fromL(List.of(AttributeValue.fromS("new")));
    Map<String, AttributeValue> document =
        new HashMap<>(Objects.requireNonNull(item.get("document")).m());
    document.put("ofTheNextVersion", added);
    item.put("document", AttributeValue.fromM(document));
    item.put("ofTheNextVersion", added);

    assertThat(read(file, item)).isEqualTo(expected(file));
  }

  private static Object read(Path file, Map<String, AttributeValue> item) {
    return isClaim(file)
        ? ClaimDocuments.claim(Item.of(item))
        : ClaimDocuments.event(Item.of(item));
  }

  private static Object expected(Path file) {
    Map<String, ?> lived = isClaim(file) ? CLAIMS : EVENTS;
    return Objects.requireNonNull(lived.get(file.getFileName().toString()));
  }

  private static boolean isClaim(Path file) {
    return file.getFileName().toString().startsWith("claim-");
  }

  private static ClaimScenario draft() {
    return aDraftStating(details().build())
        .withCalendar(CALENDAR)
        .and(PARTNER.declares("sow"), PARTNER.confirms("sow"));
  }

  /** Writes a life, and keeps each situation that it is the first to come to. */
  private static void keep(String id, ClaimScenario told) {
    Table table = Tables.table();
    ClaimStore store = new ClaimStore(table, Period.ofYears(7));
    for (ClaimChange change : told.as("claim-" + id).changes()) {
      Claim claim = change.after();
      assertThat(store.commit(change, List.of())).isEqualTo(new CommitResult.Committed());
      String situation = "claim-%s.json".formatted(situation(claim));
      if (claim.evidence().stream().anyMatch(Evidence::uploaded)
          && CLAIMS.putIfAbsent(situation, claim) == null) {
        ITEMS.put(situation, item(table, Keys.claim(claim.id())));
      }
      for (RecordedEvent recorded : change.events()) {
        String name = "event-%s.json".formatted(recorded.event().type());
        if (EVENTS.putIfAbsent(name, recorded) == null) {
          ITEMS.put(name, item(table, Keys.event(claim.id(), recorded.sequence())));
        }
      }
    }
  }

  private static String situation(Claim claim) {
    String stage = claim.stage().getClass().getSimpleName();
    return claim.stage() instanceof Stage.ConsentWindow(WindowState window)
        ? stage + "-" + window.getClass().getSimpleName()
        : stage;
  }

  private static Map<String, AttributeValue> item(Table table, Key key) {
    return table.get(key).orElseThrow().attributes();
  }

  private static Map<String, AttributeValue> item(Path file) throws IOException {
    AttributeValue item = AttributeTree.attribute(JSON.fromJson(Files.readString(file)));
    return new HashMap<>(item.m());
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Map<String, AttributeValue>> entry : ITEMS.entrySet()) {
      Files.writeString(folder.resolve(entry.getKey()), json(entry.getValue()));
    }
  }

  private static Path folder(int version) {
    return FOLDER.resolve("version-" + version);
  }

  private static String json(Map<String, AttributeValue> item) {
    return JSON.toJsonPretty(sorted(AttributeTree.tree(AttributeValue.fromM(item)))) + "\n";
  }

  /** DynamoDB keeps no order of names. */
  private static Object sorted(Object tree) {
    return switch (tree) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      entry -> (String) entry.getKey(),
                      entry -> sorted(entry.getValue()),
                      (a, _) -> a,
                      TreeMap::new));
      case List<?> list -> new ArrayList<>(list.stream().map(StoredVersionsTest::sorted).toList());
      case Object leaf -> leaf;
    };
  }
}
