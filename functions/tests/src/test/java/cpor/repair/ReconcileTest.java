package cpor.repair;

import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimWhoseAssociationEnded;
import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.calendar.CalendarFile;
import cpor.claim.Claim;
import cpor.cloud.FakeCloud;
import cpor.cloud.QueuedMessages;
import cpor.handler.Reconcile;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import cpor.story.WaitingExecution;
import cpor.table.Key;
import cpor.workflow.StreamRecords;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class ReconcileTest {

  private static final String SCHEDULE =
      """
      {"version": "0", "id": "e-1", "detail-type": "Scheduled Event", "source": "aws.events",
       "time": "2026-11-23T09:00:00Z", "region": "eu-central-1", "resources": [], "detail": {}}
      """;

  private final FakeCloud cloud = new FakeCloud();
  private final Reconcile reconcile = new Reconcile(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  /** Its window is held, or the reviewers have missed all that they could. */
  static Stream<ClaimScenario> claimsThatNothingWakes() {
    return Stream.of(
        aHeldClaim(), aSubmittedClaim().at("2026-12-07T10:00").and(theDeadlineIsApplied()));
  }

  @Nested
  class AClaimWhoseExecutionRuns {

    @Test
    void isLeftAloneWhileItIsOnTime() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      // whoever asks about it would be told that it is gone
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);

      run();

      assertThat(cloud.stepFunctions().rung()).isEmpty();
      assertThat(cloud.stepFunctions().started()).isEmpty();
    }

    @Test
    void isGivenSomeMinutesBeforeItCountsAsLate() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);

      lateBy(claim, Lateness.GRACE.minusSeconds(1));
      run();
      assertThat(cloud.stepFunctions().rung()).isEmpty();

      cloud.clock().advance(Duration.ofSeconds(1));
      run();
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    /** Step Functions, service quotas: DescribeExecution refills at 10 a second, rings at 300. */
    @Test
    void isRungBeforeAnybodyAsksAboutItsExecution() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      lateBy(claim, Duration.ofHours(1));

      run();

      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
      assertThat(cloud.stepFunctions().described()).isZero();
    }

    @Test
    void isRungWhenItHasNotHeardThatTheClaimMoved() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      claim.and(REVIEWER.startsTheReview());

      run();

      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
      assertThat(cloud.stepFunctions().started()).isEmpty();
    }

    @Test
    void mayHaveBeenRungBefore() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      claim.and(REVIEWER.startsTheReview());
      cloud.stepFunctions().failRingsWith(TaskTimedOutException.builder().message("used").build());

      run();

      assertThat(cloud.logged())
          .containsExactly(
              "1 open claims passed, 0 doorbells rung, 0 executions started, 0 repairs failed, 0"
                  + " left");
    }

    @Test
    void mayNotHaveHungUpADoorbellYet() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.RUNNING);

      run();

      assertThat(cloud.stepFunctions().rung()).isEmpty();
      assertThat(cloud.stepFunctions().started()).isEmpty();
      assertThat(lifecycle(claim)).isEqualTo(1);
    }

    /** Each execution looks once an hour whether the pause is over. */
    @Test
    void isNotRungWhileItsWindowIsPaused() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
      running(claim);
      lateBy(claim, Duration.ofDays(1));
      cloud.pauseWindowsUntil(cloud.clock().instant().plus(Duration.ofHours(2)));

      cloud.clock().advance(Duration.ofHours(3).plus(Lateness.GRACE).minusSeconds(1));
      run();
      assertThat(cloud.stepFunctions().rung()).isEmpty();

      cloud.clock().advance(Duration.ofSeconds(1));
      run();
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @ParameterizedTest
    @MethodSource("cpor.repair.ReconcileTest#claimsThatNothingWakes")
    void isNotRungWhenNothingIsLeftToHappenByItself(ClaimScenario told) {
      ClaimScenario claim = told.in(cloud);
      running(claim);
      cloud.clock().advance(Duration.ofDays(30));

      run();

      assertThat(cloud.stepFunctions().rung()).isEmpty();
      assertThat(cloud.stepFunctions().started()).isEmpty();
    }
  }

  @Nested
  class AClaimWhoseExecutionHasEnded {

    @ParameterizedTest
    @EnumSource(
        value = ExecutionStatus.class,
        names = {"FAILED", "TIMED_OUT", "ABORTED", "SUCCEEDED"})
    void getsTheNextOneWhenItIsLate(ExecutionStatus ended) {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      cloud.stepFunctions().execution(ClaimScenario.ID, ended);
      lateBy(claim, Duration.ofHours(1));
      int version = claim.claim().version();

      run();

      started("claim-1-r2", 2);
      assertThat(lifecycle(claim)).isEqualTo(2);
      assertThat(claim.claim().version()).isEqualTo(version);
    }

    @Test
    void getsOneExecutionHoweverOftenItIsRepaired() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);

      run();
      run();

      started("claim-1-r2", 2);
      assertThat(lifecycle(claim)).isEqualTo(2);
    }

    @Test
    void getsTheExecutionThatWasAskedForAndNeverStarted() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);
      cloud.stepFunctions().failStartsWith(outage());
      run();
      assertThat(lifecycle(claim)).isEqualTo(2);
      assertThat(cloud.stepFunctions().started()).isEmpty();

      cloud.stepFunctions().recover();
      run();

      started("claim-1-r2", 2);
      assertThat(lifecycle(claim)).isEqualTo(2);
    }

    /** What was asked for it is known, and the doorbell of the former one still hangs there. */
    @Test
    void getsTheExecutionThatWasNeverStartedThoughTheFormerOneHasLeftItsDoorbell() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.ABORTED);
      cloud.stepFunctions().failStartsWith(outage());
      assertThatThrownBy(() -> cloud.invoke(reconcile, "{\"claimId\": \"claim-1\"}"))
          .isInstanceOf(SfnException.class);
      assertThat(lifecycle(claim)).isEqualTo(2);

      cloud.stepFunctions().recover();
      cloud.stepFunctions().failRingsWith(TaskTimedOutException.builder().message("over").build());
      run();

      started("claim-1-r2", 2);
    }

    @Test
    void getsItsFirstOneIfTheStreamNeverStartedIt() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);

      run();

      started("claim-1", 1);
      assertThat(lifecycle(claim)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cpor.repair.ReconcileTest#claimsThatNothingWakes")
    void getsOneEvenIfNothingWouldWakeIt(ClaimScenario told) {
      ClaimScenario claim = told.in(cloud);
      running(claim);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.TIMED_OUT);

      run();

      started("claim-1-r2", 2);
    }

    @Test
    void keepsWhatWasDecidedWhileItWasRepaired() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);
      cloud.dynamoDb().before(UpdateItemRequest.class, () -> claim.and(REVIEWER.startsTheReview()));

      run();

      started("claim-1-r2", 2);
      assertThat(claim.claim().stage().name()).hasToString("UNDER_REVIEW");
      assertThat(lifecycle(claim)).isEqualTo(2);
    }

    @Test
    void goesOnCountingFromThereWhenItsAssociationEnds() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);
      run();

      claim.atItsDeadline().and(theDeadlineIsApplied(), PARTNER.withdraws());

      assertThat(lifecycle(claim)).isEqualTo(3);
      assertThat(StreamRecords.last(cloud).toString()).contains("beginsLifecycle={N=3}");
    }
  }

  @Nested
  class AClaimThatIsFinal {

    @Test
    void isOpenUntilItsAssociationWasAnnounced() {
      ClaimScenario claim = anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.RUNNING);
      Claim associated = claim.claim();

      assertThat(passedByARun()).isEqualTo(1);
      assertThat(passedByARun()).isEqualTo(1);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.SUCCEEDED);
      assertThat(passedByARun()).isEqualTo(1);
      assertThat(passedByARun()).isZero();

      assertThat(cloud.stepFunctions().started()).isEmpty();
      assertThat(claim.claim()).isEqualTo(associated);
    }

    @Test
    void isOpenUntilTheEndOfItsAssociationWasAnnounced() {
      aClaimWhoseAssociationEnded().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.SUCCEEDED);
      cloud.stepFunctions().execution("claim-1-r2", ExecutionStatus.SUCCEEDED);

      assertThat(passedByARun()).isEqualTo(1);
      assertThat(passedByARun()).isZero();
    }

    @Test
    void isOpenUntilItsExecutionHasTold() {
      aClaimWhoseDisputePeriodPassed().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.SUCCEEDED);

      assertThat(passedByARun()).isEqualTo(1);
      assertThat(passedByARun()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
        value = ExecutionStatus.class,
        names = {"FAILED", "TIMED_OUT", "ABORTED"})
    void getsTheNextExecutionIfTheOneThatWasToAnnounceItEndedBadly(ExecutionStatus ended) {
      anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ended);

      run();

      started("claim-1-r2", 2);
      assertThat(passedByARun()).isEqualTo(1);
    }

    @Test
    void getsTheExecutionThatTheStreamNeverStarted() {
      aClaimWhoseAssociationEnded().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.SUCCEEDED);

      run();

      started("claim-1-r2", 2);
    }

    @Test
    void staysOpenIfItsAssociationEndsAtThatMoment() {
      ClaimScenario claim = anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.SUCCEEDED);
      cloud.dynamoDb().before(UpdateItemRequest.class, () -> claim.and(PARTNER.withdraws()));

      run();

      started("claim-1-r2", 2);
      assertThat(passedByARun()).isEqualTo(1);
    }

    private int passedByARun() {
      run();
      return Integer.parseInt(cloud.logged().getLast().split(" ", 2)[0]);
    }
  }

  @Nested
  class AnExecutionThatEndsBadly {

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "TIMED_OUT", "ABORTED"})
    void isReplacedAtOnce(String status) {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.fromValue(status));

      hear(ended("claim-1", status, Duration.ofDays(2)));

      started("claim-1-r2", 2);
      assertThat(lifecycle(claim)).isEqualTo(2);
    }

    @Test
    void mayHaveHadAnAssociationToAnnounce() {
      ClaimScenario claim = anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);

      hear(ended("claim-1", "FAILED", Duration.ofHours(29)));

      started("claim-1-r2", 2);
      assertThat(lifecycle(claim)).isEqualTo(2);
    }

    @Test
    void mayHaveBeenALaterOne() {
      ClaimScenario claim = aClaimWhoseAssociationEnded().in(cloud);
      cloud.stepFunctions().execution("claim-1-r2", ExecutionStatus.FAILED);

      hear(ended("claim-1-r2", "FAILED", Duration.ofHours(29)));

      started("claim-1-r3", 3);
      assertThat(lifecycle(claim)).isEqualTo(3);
    }

    @Test
    void isNotMissedByAClaimThatHasANewerOne() {
      aClaimWhoseAssociationEnded().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.ABORTED);
      cloud.stepFunctions().execution("claim-1-r2", ExecutionStatus.SUCCEEDED);

      hear(ended("claim-1", "ABORTED", Duration.ofDays(2)));

      assertThat(cloud.stepFunctions().started()).isEmpty();
    }

    @Test
    void isReplacedOnceThoughItsEndIsToldTwice() {
      anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);
      String event = ended("claim-1", "FAILED", Duration.ofHours(29));

      hear(event);
      hear(event);

      started("claim-1-r2", 2);
    }

    /** A definition that cannot run would otherwise be started again and again. */
    @Test
    void isLeftToPeopleIfItFailedAtOnce() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);

      hear(ended("claim-1", "FAILED", Duration.ofSeconds(59)));

      assertThat(cloud.stepFunctions().started()).isEmpty();
      assertThat(lifecycle(claim)).isEqualTo(1);
      assertThat(cloud.logged())
          .containsExactly("claim-1 is left alone: its execution failed at once");
    }

    @Test
    void needsNoOtherIfThereIsNoClaim() {
      hear(ended("somebody-elses", "FAILED", Duration.ofHours(1)));

      assertThat(cloud.stepFunctions().started()).isEmpty();
    }

    @Test
    void comesAgainWhenItCannotBeReplaced() {
      aSubmittedClaim().in(cloud);
      cloud.stepFunctions().failWith(outage());

      assertThat(
              cloud.invoke(
                  reconcile, QueuedMessages.of(ended("claim-1", "FAILED", Duration.ofHours(1)))))
          .isEqualTo(QueuedMessages.again("message-1"));
    }

    @Test
    void isKeptIfNobodyUnderstandsIt() {
      hear("{\"detail\": {\"name\": \"claim-1\"}}");

      assertThat(cloud.logged()).containsExactly("a message was kept unread: NullPointerException");
      assertThat(cloud.undisturbedTable().get(new Key("UNREADABLE#message-1", "RECORD")))
          .isPresent();
    }
  }

  @Nested
  class AnOperator {

    @Test
    void mayHaveAClaimLookedAfter() {
      anAssociatedClaim().in(cloud);
      cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.FAILED);

      cloud.invoke(reconcile, "{\"claimId\": \"claim-1\"}");

      started("claim-1-r2", 2);
      assertThat(cloud.logged()).containsExactly("claim-1 is looked after: STARTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"detail-type\": \"Claim Associated\", \"detail\": {}}"})
    void isToldOfAnEventThatNobodyAskedFor(String event) {
      assertThatThrownBy(() -> cloud.invoke(reconcile, event))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class ARun {

    @Test
    void repairsTheOthersWhenOneClaimCannotBe() {
      ClaimScenario broken = aSubmittedClaim().as("a").in(cloud);
      aSubmittedClaim().as("b").in(cloud);
      cloud.stepFunctions().execution("a", ExecutionStatus.UNKNOWN_TO_SDK_VERSION);
      lateBy(broken, Duration.ofHours(1));

      run();

      started("b", 1);
      assertThat(cloud.logged())
          .containsExactly(
              "a is not repaired: IllegalStateException",
              "2 open claims passed, 0 doorbells rung, 1 executions started, 1 repairs failed, 0"
                  + " left");
    }

    @Test
    void repairsManySideBySide() {
      List<String> ids = IntStream.range(0, 40).mapToObj(number -> "claim-" + number).toList();
      ids.forEach(id -> aSubmittedClaim().as(id).in(cloud));

      run();

      assertThat(startedNames()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(cloud.logged())
          .containsExactly(
              "40 open claims passed, 0 doorbells rung, 40 executions started,"
                  + " 0 repairs failed, 0 left");
      assertThat(numbers("SUBMITTED")).contains("\"OpenClaims\":40");
    }

    @Test
    void countsAllAndLeavesTheRestToTheNextWhenItsTimeIsNearlyOver() {
      Stream.of("a", "b", "c").forEach(id -> aSubmittedClaim().as(id).in(cloud));

      cloud.invoke(reconcile, SCHEDULE, Duration.ofSeconds(5));

      assertThat(startedNames()).isEmpty();
      assertThat(cloud.logged())
          .containsExactly(
              "3 open claims passed, 0 doorbells rung, 0 executions started, 0 repairs failed,"
                  + " 3 left");
      assertThat(numbers("SUBMITTED")).contains("\"OpenClaims\":3");
    }

    /** Doorbells cost more to look at than all the rest. */
    @Test
    void looksAtDoorbellsOnceAnHour() {
      aSubmittedClaim().in(cloud);

      cloud.clock().set(FakeCloud.MONDAY.plus(Duration.ofMinutes(15)));
      run();
      cloud.clock().set(FakeCloud.MONDAY.plus(Duration.ofMinutes(59)));
      run();
      assertThat(cloud.stepFunctions().started()).isEmpty();

      cloud.clock().advance(Duration.ofMinutes(1));
      run();
      started("claim-1", 1);
    }

    /** An execution that ended otherwise unheard has left a claim that is late. */
    @Test
    void looksAfterLateClaimsAtAnyTime() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      running(claim);
      lateBy(claim, Duration.ofMinutes(45));

      run();

      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @Test
    void countsTheOpenClaimsOfEachStageAndTellsHowOldTheOldestIs() {
      aSubmittedClaim().as("a").in(cloud);
      cloud.clock().advance(Duration.ofHours(2));
      aDraft().as("b").in(cloud).and(PARTNER.submits());
      aDraft().as("c").in(cloud).and(PARTNER.submits(), REVIEWER.startsTheReview());
      cloud.clock().advance(Duration.ofHours(1));

      run();

      assertThat(numbers("SUBMITTED"))
          .contains("\"OpenClaims\":2", "\"OldestClaimAge\":10800", "\"Namespace\":\"cpor\"");
      assertThat(numbers("UNDER_REVIEW")).contains("\"OpenClaims\":1", "\"OldestClaimAge\":3600");
      assertThat(numbers("DISPUTE_PERIOD")).contains("\"OpenClaims\":0", "\"OldestClaimAge\":0");
    }

    @Test
    void beginsItsCountAnew() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      run();
      claim.and(PARTNER.withdraws());
      cloud.clock().advance(Duration.ofMinutes(15));

      run();

      assertThat(cloud.measured().stream().filter(line -> line.contains("DISPUTE_PERIOD")))
          .satisfiesExactly(
              first -> assertThat(first).contains("\"OpenClaims\":0"),
              second -> assertThat(second).contains("\"OpenClaims\":1"));
    }

    @Test
    void tellsWhatItHasDone() {
      aSubmittedClaim().in(cloud);

      run();

      assertThat(cloud.measured())
          .last()
          .asString()
          .contains("\"DoorbellsRung\":0", "\"ExecutionsRestarted\":1", "\"RepairsFailed\":0");
    }

    @Test
    void tellsHowManyCustomersCouldNotBeAskedForAnHour() {
      anApprovedClaim().in(cloud);
      aClaimInItsConsentWindow().as("asked").in(cloud);

      cloud.clock().advance(Duration.ofMinutes(59));
      run();
      assertThat(cloud.measured()).last().asString().contains("\"CustomersNotAsked\":0");

      cloud.clock().advance(Duration.ofMinutes(1));
      run();
      assertThat(cloud.measured()).last().asString().contains("\"CustomersNotAsked\":1");
    }

    @Test
    void tellsHowManyDaysTheCalendarLasts() {
      run();

      long days = CalendarFile.bundled().daysLeft(LocalDate.parse("2026-11-23"));
      assertThat(cloud.measured())
          .filteredOn(line -> line.contains("\"CalendarDaysLeft\":" + days))
          .singleElement()
          .asString()
          .contains("\"Namespace\":\"cpor\"");
    }

    @Test
    void findsNothingToDoInAnEmptyTable() {
      run();

      assertThat(cloud.logged())
          .containsExactly(
              "0 open claims passed, 0 doorbells rung, 0 executions started, 0 repairs failed, 0"
                  + " left");
    }

    private String numbers(String stage) {
      return cloud.measured().stream()
          .filter(line -> line.contains("\"Stage\":\"" + stage + "\""))
          .reduce((earlier, later) -> later)
          .orElseThrow();
    }
  }

  private void run() {
    cloud.invoke(reconcile, SCHEDULE);
  }

  /** It comes by a queue. */
  private void hear(String event) {
    assertThat(cloud.invoke(reconcile, QueuedMessages.of(event)))
        .isEqualTo(QueuedMessages.ALL_TAKEN);
  }

  /** What Step Functions tells of an execution. */
  private static String ended(String name, String status, Duration lived) {
    long started = FakeCloud.MONDAY.toEpochMilli();
    return """
    {"version": "0", "detail-type": "Step Functions Execution Status Change",
     "source": "aws.states", "detail": {
       "executionArn": "arn:aws:states:eu-central-1:0:execution:life:%1$s",
       "stateMachineArn": "arn:aws:states:eu-central-1:0:stateMachine:life",
       "name": "%1$s", "status": "%2$s", "startDate": %3$d, "stopDate": %4$d,
       "input": "{}", "output": null}}
    """
        .formatted(name, status, started, started + lived.toMillis());
  }

  /** The claim has an execution, which waits at its doorbell. */
  private void running(ClaimScenario claim) {
    cloud.stepFunctions().execution(ClaimScenario.ID, ExecutionStatus.RUNNING);
    WaitingExecution.hangUpDoorbell(cloud, claim.claim(), "token-1");
  }

  private void lateBy(ClaimScenario claim, Duration late) {
    cloud.clock().set(Objects.requireNonNull(claim.claim().clock().wakeAt()).plus(late));
  }

  private void started(String name, int lifecycle) {
    assertThat(cloud.stepFunctions().started())
        .singleElement()
        .satisfies(
            start -> {
              assertThat(start.name()).isEqualTo(name);
              assertThat(start.input()).contains("\"lifecycle\":" + lifecycle);
            });
  }

  private List<String> startedNames() {
    return cloud.stepFunctions().started().stream().map(StartExecutionRequest::name).toList();
  }

  private static int lifecycle(ClaimScenario claim) {
    return claim.claim().counters().lifecycle();
  }

  private static SfnException outage() {
    return (SfnException) SfnException.builder().statusCode(503).message("outage").build();
  }
}
