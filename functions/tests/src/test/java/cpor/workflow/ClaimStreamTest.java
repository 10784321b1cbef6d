package cpor.workflow;

import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWhoseAssociationEnded;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.cloud.FakeCloud;
import cpor.handler.ClaimStream;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ClaimStreamTest {

  private static final String NO_FAILURE = "{\"batchItemFailures\":[]}";

  private final FakeCloud cloud = new FakeCloud();
  private final ClaimStream claimStream = new ClaimStream(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  @Nested
  class AnEventThatBeginsALifecycle {
    @Test
    void startsTheExecutionThatIsNamedByTheClaim() {
      aSubmittedClaim().in(cloud);

      assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

      assertThat(cloud.stepFunctions().started())
          .singleElement()
          .satisfies(
              start -> {
                assertThat(start.stateMachineArn())
                    .isEqualTo(cloud.variable("LIFECYCLE_STATE_MACHINE_ARN"));
                assertThat(start.name()).isEqualTo("claim-1");
                assertThat(start.input())
                    .isIn(
                        "{\"claimId\":\"claim-1\",\"lifecycle\":1}",
                        "{\"lifecycle\":1,\"claimId\":\"claim-1\"}");
              });
    }

    @Test
    void startsTheNextExecutionWhenAnAssociationEnds() {
      aClaimWhoseAssociationEnded().in(cloud);

      hear(StreamRecords.of(cloud));

      assertThat(cloud.stepFunctions().started())
          .extracting(start -> start.name())
          .containsExactly("claim-1", "claim-1-r2");
      assertThat(cloud.stepFunctions().started().getLast().input()).contains("\"lifecycle\":2");
    }

    @Test
    void startsNothingTwice() {
      aSubmittedClaim().in(cloud);
      cloud
          .stepFunctions()
          .failWith(ExecutionAlreadyExistsException.builder().message("exists").build());

      assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);
    }
  }

  @Nested
  class AnEventOfAClaimThatMoved {
    @Test
    void ringsWhoWaitsForAnEarlierSequence() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      hangUpDoorbell("token-1", claim.stageSequence());
      claim.and(REVIEWER.startsTheReview());

      hear(List.of(StreamRecords.last(cloud)));

      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
      assertThat(cloud.stepFunctions().started()).isEmpty();
    }

    @Test
    void doesNotRingWhoWaitsForThisVeryStageOrALaterOne() {
      ClaimScenario claim = aClaimUnderReview().in(cloud);
      hangUpDoorbell("token-2", claim.stageSequence());

      hear(List.of(StreamRecords.last(cloud)));
      hangUpDoorbell("token-3", claim.stageSequence() + 1);
      hear(List.of(StreamRecords.last(cloud)));

      assertThat(cloud.stepFunctions().rung()).isEmpty();
    }

    @Test
    void doesNotRingForAnEventThatMovesNothing() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      hangUpDoorbell("token-1", claim.stageSequence());
      claim.and(theNoticeIsHandedOver());

      hear(List.of(StreamRecords.last(cloud)));

      assertThat(cloud.stepFunctions().rung()).isEmpty();
    }

    @Test
    void passesWhenNobodyWaits() {
      aClaimUnderReview().in(cloud);

      assertThat(hear(List.of(StreamRecords.last(cloud)))).isEqualTo(NO_FAILURE);

      assertThat(cloud.stepFunctions().rung()).isEmpty();
    }

    static Stream<SfnException> usedTokens() {
      return Stream.of(
          (SfnException) TaskTimedOutException.builder().message("used").build(),
          (SfnException) TaskDoesNotExistException.builder().message("used").build(),
          (SfnException) InvalidTokenException.builder().message("used").build());
    }

    @ParameterizedTest
    @MethodSource("usedTokens")
    void passesWhenWhoWaitedWasRungBefore(SfnException answer) {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      hangUpDoorbell("token-1", claim.stageSequence());
      claim.and(REVIEWER.startsTheReview());
      cloud.stepFunctions().failWith(answer);

      assertThat(hear(List.of(StreamRecords.last(cloud)))).isEqualTo(NO_FAILURE);
    }
  }

  @Nested
  class ADraftThatWasDiscarded {
    @Test
    void hasNoExecution() {
      aDraft().and(PARTNER.discards()).in(cloud);

      assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

      assertThat(cloud.stepFunctions().started()).isEmpty();
    }
  }

  @Nested
  class ARecordThatNobodyUnderstands {
    @Test
    void isKeptWholeAndPassedOver() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      hangUpDoorbell("token-1", claim.stageSequence());
      claim.and(REVIEWER.startsTheReview());
      List<Map<String, Object>> batch = new ArrayList<>(StreamRecords.of(cloud));
      batch.addFirst(Map.of("eventID", "poison", "dynamodb", Map.of("SequenceNumber", "7")));

      assertThat(hear(batch)).isEqualTo(NO_FAILURE);

      assertThat(kept("poison"))
          .containsEntry("why", AttributeValue.fromS("NullPointerException"))
          .extractingByKey("personal")
          .asString()
          .contains("poison");
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @Test
    void isKeptWithEverythingInIt() {
      aSubmittedClaim().in(cloud);
      Map<String, Object> record = new LinkedHashMap<>(StreamRecords.of(cloud).getFirst());
      record.put("dynamodb", withoutSequence(record));

      hear(List.of(record));

      assertThat(kept("event-1")).extractingByKey("personal").asString().contains("Éva Nagy");
      assertThat(kept("event-1").toString().split("Éva Nagy", -1)).hasSize(2);
    }

    @Test
    void isKeptWhenItIsTheDoorbellThatNobodyUnderstands() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.undisturbedDynamoDb().putItem(put -> put.tableName(cloud.table()).item(doorbellKey()));
      claim.and(REVIEWER.startsTheReview());

      assertThat(hear(List.of(StreamRecords.last(cloud)))).isEqualTo(NO_FAILURE);

      assertThat(kept("event-" + claim.claim().counters().events())).containsKey("why");
    }

    @Test
    void waitsUntilItCanBeKept() {
      cloud
          .dynamoDb()
          .before(
              PutItemRequest.class,
              () -> {
                throw DynamoDbException.builder().statusCode(503).message("no").build();
              });
      List<Map<String, Object>> batch =
          List.of(Map.of("eventID", "poison", "dynamodb", Map.of("SequenceNumber", "7")));

      assertThat(hear(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
      assertThat(hear(batch)).isEqualTo(NO_FAILURE);
    }

    private static Map<String, Object> withoutSequence(Map<String, Object> record) {
      Map<String, Object> change = asMap(record.get("dynamodb"));
      Map<String, Object> image = asMap(change.get("NewImage"));
      image.remove("stageSequence");
      change.put("NewImage", image);
      return change;
    }

    @SuppressWarnings("unchecked") // JSON objects are maps of strings
    private static Map<String, Object> asMap(@Nullable Object json) {
      return new LinkedHashMap<>((Map<String, Object>) Objects.requireNonNull(json));
    }
  }

  @Nested
  class AServiceThatFails {
    @Test
    void givesBackTheFirstRecordOfTheClaimAndHoldsUpThoseBehindIt() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      hangUpDoorbell("token-1", claim.stageSequence());
      claim.and(REVIEWER.startsTheReview());
      List<Map<String, Object>> batch = StreamRecords.of(cloud);
      cloud
          .stepFunctions()
          .failStartsWith(
              SfnException.builder().statusCode(503).message("of eva.nagy@contoso.hu").build());

      assertThat(hear(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1005\"}]}");
      assertThat(cloud.logged()).containsExactly("a record of the stream waits: SfnException");
      assertThat(cloud.stepFunctions().rung()).isEmpty();

      cloud.stepFunctions().recover();
      assertThat(hear(batch)).isEqualTo(NO_FAILURE);
      assertThat(cloud.stepFunctions().started()).hasSize(1);
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @Test
    void holdsUpNoOtherClaim() {
      aSubmittedClaim().as("a").in(cloud);
      aSubmittedClaim().as("b").in(cloud);
      aSubmittedClaim().as("c").in(cloud);
      List<Map<String, Object>> batch = new ArrayList<>();
      batch.addAll(StreamRecords.of(cloud, "a"));
      batch.addAll(StreamRecords.of(cloud, "b"));
      batch.addAll(StreamRecords.of(cloud, "c"));
      cloud
          .stepFunctions()
          .failNextStartWith(SfnException.builder().statusCode(503).message("no").build());

      assertThat(hear(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1005\"}]}");
      assertThat(cloud.stepFunctions().started())
          .extracting(start -> start.name())
          .containsExactly("b", "c");
    }

    @Test
    void isTheTableToo() {
      aClaimUnderReview().in(cloud);
      cloud
          .dynamoDb()
          .before(
              GetItemRequest.class,
              () -> {
                throw DynamoDbException.builder().statusCode(500).message("no").build();
              });

      assertThat(hear(List.of(StreamRecords.last(cloud)))).contains("itemIdentifier");
    }
  }

  /** It would be refused again, for as long as the stream lasts: nobody has to wait for that. */
  @Nested
  class WhatAServiceRefuses {
    static Stream<SdkException> refusals() {
      return Stream.of(
          ExecutionLimitExceededException.builder().statusCode(400).message("a million").build(),
          SfnException.builder()
              .statusCode(400)
              .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
              .message("of eva.nagy@contoso.hu")
              .build());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isLeftToRepairAndHoldsUpNobody(SdkException refusal) {
      aSubmittedClaim().in(cloud);
      cloud.stepFunctions().failWith(refusal);

      assertThat(hear(StreamRecords.of(cloud))).isEqualTo(NO_FAILURE);

      assertThat(cloud.logged())
          .containsExactly("claim-1 is left to repair: " + refusal.getClass().getSimpleName());
    }

    @Test
    void isNoThrottlingWhichPasses() {
      aSubmittedClaim().in(cloud);
      cloud
          .stepFunctions()
          .failWith(
              SfnException.builder()
                  .statusCode(400)
                  .awsErrorDetails(
                      AwsErrorDetails.builder().errorCode("ThrottlingException").build())
                  .message("slowly")
                  .build());

      assertThat(hear(StreamRecords.of(cloud))).contains("itemIdentifier");
    }
  }

  /** What is no batch of a stream was not sent by one: it must not look handled. */
  @Test
  void anEventWithoutRecordsFails() {
    assertThatThrownBy(() -> cloud.invoke(claimStream, "{}"))
        .isInstanceOf(NullPointerException.class);
  }

  private String hear(List<Map<String, Object>> records) {
    return cloud.invoke(claimStream, StreamRecords.batch(records));
  }

  /** What the state machine writes when it begins to wait. */
  private void hangUpDoorbell(String token, int stageSequence) {
    Map<String, AttributeValue> doorbell = new LinkedHashMap<>(doorbellKey());
    doorbell.put("token", AttributeValue.fromS(token));
    doorbell.put("stageSequence", AttributeValue.fromN(String.valueOf(stageSequence)));
    cloud.undisturbedDynamoDb().putItem(put -> put.tableName(cloud.table()).item(doorbell));
  }

  private static Map<String, AttributeValue> doorbellKey() {
    return Map.of(
        "pk",
        AttributeValue.fromS("CLAIM#" + ClaimScenario.ID),
        "sk",
        AttributeValue.fromS("DOORBELL"));
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
