package cpor.workflow;

import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cpor.cloud.FakeCloud;
import cpor.handler.ClaimStream;
import cpor.story.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What EventBridge does is what its API reference says of PutEvents and PutEventsResultEntry. */
class HistoryOnTheBusTest {

  private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";

  private final FakeCloud cloud = new FakeCloud();
  private final ClaimStream claimStream = new ClaimStream(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogsAndOnTheBus() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
    assertThat(cloud.eventBridge().calls().toString()).doesNotContain(Person.PERSONAL);
  }

  @Test
  void everyEventOfALifeIsPutInItsOrder() {
    aDisputedClaim().in(cloud);

    assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

    assertThat(taken())
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly(
            "ClaimCreated",
            "EvidenceAdded",
            "EvidenceConfirmed",
            "EvidenceAdded",
            "ClaimSubmitted",
            "ReviewStarted",
            "ClaimRejected",
            "ClaimDisputed");
    assertThat(taken())
        .extracting(PutEventsRequestEntry::eventBusName, PutEventsRequestEntry::source)
        .containsOnly(tuple("claims", "cpor.claims.history"));
  }

  @Test
  void anEventSaysWhereTheClaimIsAndNothingElse() {
    aDisputedClaim().in(cloud);

    hear(StreamRecords.of(cloud));

    assertThat(taken().getLast().detail())
        .isEqualTo(
            "{\"schemaVersion\":1,\"eventId\":\"claim-1/history/8\",\"claimId\":\"claim-1\","
                + "\"sequence\":8,\"type\":\"ClaimDisputed\",\"status\":\"UNDER_REVIEW\","
                + "\"stage\":\"UNDER_REVIEW\",\"version\":8,\"organisation\":\"org-17\","
                + "\"partnerId\":\"4567890\","
                + "\"customerTenantId\":\"8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01\","
                + "\"at\":\"2026-11-23T09:00:00Z\"}");
  }

  @Test
  void anEventThatIsToldAgainIsTheSame() {
    aDraft().in(cloud);

    hear(StreamRecords.of(cloud));
    List<PutEventsRequestEntry> first = taken();
    hear(StreamRecords.of(cloud));

    assertThat(taken())
        .hasSize(2 * first.size())
        .endsWith(first.toArray(PutEventsRequestEntry[]::new));
  }

  @Test
  void eventsOfManyClaimsArePutTenAtATime() {
    List<Map<String, Object>> batch = firstEventsOf(23);

    hear(batch);

    assertThat(cloud.eventBridge().calls()).extracting(List::size).containsExactly(10, 10, 3);
  }

  @Test
  void noCallHoldsTwoEventsOfAClaim() {
    aSubmittedClaim().as("a").in(cloud);
    aDraft().as("b").in(cloud);

    hear(recordsOf("a", "b"));

    assertThat(cloud.eventBridge().calls()).extracting(List::size).containsExactly(2, 2, 2, 2, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "InternalFailure", "AccessDeniedException"})
  void anEventThatIsNotTakenIsNotOvertakenAndHoldsUpNoOtherClaim(String fault) {
    aSubmittedClaim().as("a").in(cloud);
    aSubmittedClaim().as("b").in(cloud);
    List<Map<String, Object>> batch = recordsOf("a", "b");
    cloud.eventBridge().failEntriesWith("\"a/history/3\"", fault);

    assertThat(hear(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1003\"}]}");

    assertThat(sequencesOf("a")).containsExactly(1, 2);
    assertThat(sequencesOf("b")).containsExactly(1, 2, 3, 4, 5);
    assertThat(cloud.logged()).containsExactly("a record of the stream waits: " + fault);

    cloud.eventBridge().recover();
    assertThat(hear(batch.subList(2, batch.size()))).isEqualTo(NO_FAILURE);
    assertThat(sequencesOf("a")).containsExactly(1, 2, 3, 4, 5);
  }

  static Stream<SdkException> faultsOfTheBus() {
    return Stream.of(
        SdkClientException.create("cannot be reached"),
        EventBridgeException.builder().statusCode(503).message("of eva.nagy@contoso.hu").build(),
        EventBridgeException.builder().statusCode(400).message("not authorized").build());
  }

  /** It is asked once, and executions hear of their claims all the same. */
  @ParameterizedTest
  @MethodSource("faultsOfTheBus")
  void aBusThatIsAwayDelaysTheStreamAndLosesNothing(SdkException fault) {
    aSubmittedClaim().as("a").in(cloud);
    aSubmittedClaim().as("b").in(cloud);
    List<Map<String, Object>> batch = recordsOf("a", "b");
    cloud.eventBridge().failWith(fault);

    assertThat(hear(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1001\"}]}");

    assertThat(cloud.eventBridge().calls()).hasSize(1);
    assertThat(cloud.stepFunctions().started())
        .extracting(start -> start.name())
        .containsExactly("a", "b");

    cloud.eventBridge().recover();
    assertThat(hear(batch)).isEqualTo(NO_FAILURE);
    assertThat(sequencesOf("a")).containsExactly(1, 2, 3, 4, 5);
    assertThat(sequencesOf("b")).containsExactly(1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MalformedDetail", "InvalidArgument"})
  void anEventThatIsRefusedForWhatItIsIsKeptAndPassedOver(String flaw) {
    aSubmittedClaim().in(cloud);
    cloud.eventBridge().failEntriesWith("claim-1/history/3", flaw);

    assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

    assertThat(kept("event-3")).containsEntry("why", AttributeValue.fromS(flaw));
    assertThat(sequencesOf("claim-1")).containsExactly(1, 2, 4, 5);
  }

  @Test
  void anEventWhoseExecutionHasToWaitWaitsToo() {
    aClaimUnderReview().in(cloud);
    cloud
        .stepFunctions()
        .failStartsWith(SfnException.builder().statusCode(503).message("no").build());

    hear(StreamRecords.of(cloud));

    assertThat(sequencesOf("claim-1")).containsExactly(1, 2, 3, 4);
  }

  @Test
  void anEventWhoseExecutionIsLeftToRepairIsPut() {
    aSubmittedClaim().in(cloud);
    cloud
        .stepFunctions()
        .failWith(
            ExecutionLimitExceededException.builder().statusCode(400).message("many").build());

    assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

    assertThat(sequencesOf("claim-1")).containsExactly(1, 2, 3, 4, 5);
  }

  /** Functions are replaced one after the other: the stream may bring what an older one wrote. */
  @Test
  void anEventOfAVersionThatKeptLessIsToldToItsExecutionAlone() {
    aSubmittedClaim().in(cloud);
    List<Map<String, Object>> older =
        StreamRecords.of(cloud).stream().map(HistoryOnTheBusTest::withoutOrganisation).toList();

    assertThat(hear(older)).isEqualTo(NO_FAILURE);

    assertThat(cloud.eventBridge().calls()).isEmpty();
    assertThat(cloud.stepFunctions().started()).hasSize(1);
  }

  private String hear(List<Map<String, Object>> records) {
    return cloud.invoke(claimStream, StreamRecords.batch(records));
  }

  private List<PutEventsRequestEntry> taken() {
    return cloud.eventBridge().taken();
  }

  private List<Integer> sequencesOf(String claimId) {
    String id = "\"" + claimId + "/history/";
    return taken().stream()
        .map(PutEventsRequestEntry::detail)
        .filter(detail -> detail.contains(id))
        .map(detail -> detail.replaceAll(".*\"sequence\":(\\d+).*", "$1"))
        .map(Integer::valueOf)
        .toList();
  }

  private List<Map<String, Object>> firstEventsOf(int claims) {
    return IntStream.range(0, claims)
        .mapToObj(number -> "claim-" + number)
        .peek(id -> aDraft().as(id).in(cloud))
        .map(id -> StreamRecords.of(cloud, id).getFirst())
        .toList();
  }

  /** One claim's after the other's, as a shard may bring them. */
  private List<Map<String, Object>> recordsOf(String... claimIds) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (String id : claimIds) {
      records.addAll(StreamRecords.of(cloud, id));
    }
    return records;
  }

  private static Map<String, Object> withoutOrganisation(Map<String, Object> record) {
    Map<String, Object> older = new LinkedHashMap<>(record);
    Map<String, Object> change = asMap(record.get("dynamodb"));
    Map<String, Object> image = asMap(change.get("NewImage"));
    image.remove("organisation");
    change.put("NewImage", image);
    older.put("dynamodb", change);
    return older;
  }

  @SuppressWarnings("unchecked") // JSON objects are maps of strings
  private static Map<String, Object> asMap(@Nullable Object json) {
    return new LinkedHashMap<>((Map<String, Object>) Objects.requireNonNull(json));
  }

  private Map<String, AttributeValue> kept(String eventId) {
    return cloud
        .undisturbedDynamoDb()
        .getItem(
            get ->
                get.tableName(cloud.table())
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("UNREADABLE#" + eventId),
                            "sk", AttributeValue.fromS("RECORD"))))
        .item();
  }
}
