package cpor.simulation.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.simulation.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault that is planted is found. {@code mvn -pl simulation -am verify -Psimulation-faults}
 */
@Tag("faults")
class PlantedFaultsTest {

  private static final int LIVES = Settings.ofThisRun(2_000).lives();

  private static final String CLAIM = "functions/src/main/java/cpor/claim/";
  private static final String TABLE = "functions/src/main/java/cpor/table/";
  private static final String NOTICE = "functions/src/main/java/cpor/notice/";
  private static final String WORKFLOW = "functions/src/main/java/cpor/workflow/";
  private static final String REPAIR = "functions/src/main/java/cpor/repair/";
  private static final String MACHINE = "statemachine/claim-lifecycle.asl.json";

  @TempDir private Path scratch;

  @ParameterizedTest
  @MethodSource("faults")
  void isFound(PlantedFault fault) throws IOException, ReflectiveOperationException {
    String found = Planting.find(fault, LIVES, scratch);
    System.out.printf("| %s | %s |%n", fault.name(), found);

    assertThat(found).as(fault.name()).isNotEmpty();
  }

  static List<PlantedFault> faults() {
    return List.of(
        new PlantedFault(
            "a claim is written over whatever happened to it meanwhile",
            TABLE + "claims/ClaimStore.java",
            "eventCount = :events AND",
            "(eventCount = :events OR attribute_exists(pk)) AND"),
        new PlantedFault(
            "a claim is written over a lifecycle that repair has raised",
            TABLE + "claims/ClaimStore.java",
            "AND lifecycle = :lifecycle",
            "AND (lifecycle = :lifecycle OR attribute_exists(pk))"),
        new PlantedFault(
            "a creation is kept under a key that has its answer",
            TABLE + "claims/IdempotencyRecords.java",
            "attribute_not_exists(pk) OR expiresAt",
            "attribute_not_exists(nothing) OR expiresAt"),
        new PlantedFault(
            "the answer to a request is not kept in its transaction",
            "functions/src/main/java/cpor/change/Changes.java",
            "List.of(IdempotencyRecords.keep(key, answer, now))",
            "List.of()"),
        new PlantedFault(
            "two send one notice side by side",
            TABLE + "notices/NoticeRecords.java",
            "(attribute_not_exists(attemptingUntil) OR",
            "(attribute_exists(pk) OR"),
        new PlantedFault(
            "a link is not kept before its mail is sent",
            TABLE + "notices/ConsentLinks.java",
            "Item.at(keyOf(hash(token)))",
            "Item.at(keyOf(hash(\"x\" + token)))"),
        new PlantedFault(
            "links of older notices decline",
            CLAIM + "ClaimDecider.java",
            "return claim.isAsking(decline.noticeSequence())",
            "return claim.stage() instanceof Stage.ConsentWindow"),
        new PlantedFault(
            "a scanner that opens the page declines",
            "functions/src/main/java/cpor/consent/OptOutPage.java",
            "case \"GET /consent/{token}\" -> page(show(request))",
            "case \"GET /consent/{token}\" -> page(decline(request))"),
        new PlantedFault(
            "a deadline is applied five seconds early",
            CLAIM + "ClaimDecider.java",
            "apply.at().isBefore(deadline.dueAt())",
            "apply.at().isBefore(deadline.dueAt().minusSeconds(5))"),
        new PlantedFault(
            "delivery of the notice is assumed",
            CLAIM + "ClaimDecider.java",
            "apply.noticeDelivered()",
            "true"),
        new PlantedFault(
            "a report about an older notice holds the window",
            CLAIM + "ClaimDecider.java",
            "claim.isAsking(hold.noticeSequence())\n            &&",
            "claim.consent() != null\n            &&"),
        new PlantedFault(
            "a window that is held is held again",
            CLAIM + "ClaimDecider.java",
            "&& !(window instanceof WindowState.Held);",
            "&& window != null;"),
        new PlantedFault(
            "a rejection after the dispute may be disputed",
            CLAIM + "Deadlines.java",
            "if (claim.dispute() != null) {",
            "if (claim.discardedAt() != null) {"),
        new PlantedFault(
            "a reviewer decides the dispute of its own rejection",
            CLAIM + "Permissions.java",
            "dispute != null && reviewer.id().equals(dispute.excludedReviewer())",
            "dispute != null && reviewer.id().isEmpty()"),
        new PlantedFault(
            "a partner corrects the contact of an open window",
            CLAIM + "Permissions.java",
            "actor.kind() == Actor.Kind.PARTNER && claim.heldReason().isEmpty()",
            "actor.kind() == Actor.Kind.CUSTOMER && claim.heldReason().isEmpty()"),
        new PlantedFault(
            "a decision's clock runs while the partner is waited for",
            CLAIM + "Deadlines.java",
            "calendar.plusBusinessTime(paused.dueAt(), calendar.businessTimeBetween(from, to))",
            "paused.dueAt()"),
        new PlantedFault(
            "what begins on a day off counts from then",
            "functions/src/main/java/cpor/calendar/BusinessCalendar.java",
            "LocalDateTime begin = local(onBusinessDay(instant));",
            "LocalDateTime begin = local(instant);"),
        new PlantedFault(
            "a restarted window does not move the sequence",
            CLAIM + "Evolution.java",
            ".withStage(new Stage.ConsentWindow(new WindowState.NoticePending(at)))\n"
                + "            .withCounters(claim.counters().lookedAgain()));",
            ".withStage(new Stage.ConsentWindow(new WindowState.NoticePending(at))));"),
        new PlantedFault(
            "the end of an association begins no lifecycle",
            CLAIM + "Evolution.java",
            ".withCounters(rejected.counters().lifecycleBegun())",
            ".withCounters(rejected.counters())"),
        new PlantedFault(
            "a withdrawal is told to nobody",
            CLAIM + "NoticesOwed.java",
            ": rejection(NoticeKind.REJECTED, claim, at, withdrawn.dispute());",
            ": List.of();"),
        new PlantedFault(
            "a ring that nobody heard counts as heard",
            WORKFLOW + "LifecycleExecutions.java",
            "return false;",
            "return true;"),
        new PlantedFault(
            "every lifecycle's execution has the same name",
            WORKFLOW + "LifecycleExecutions.java",
            "return lifecycle == 1 ? claimId :",
            "return lifecycle > 0 ? claimId :"),
        new PlantedFault(
            "the stream starts no execution",
            WORKFLOW + "ClaimEvents.java",
            "executions.start(event.claimId(), event.beginsLifecycle());",
            "var _ = event.claimId();"),
        new PlantedFault(
            "a doorbell rings for nobody",
            WORKFLOW + "ClaimEvents.java",
            "event.stageSequence() > doorbell.stageSequence()",
            "event.stageSequence() > doorbell.stageSequence() + 100"),
        new PlantedFault(
            "windows end though they are paused",
            WORKFLOW + "StageDeadlines.java",
            "now.isBefore(pause.until())",
            "false"),
        new PlantedFault(
            "what the bus did not take for now is let go",
            WORKFLOW + "ClaimEvents.java",
            "notTaken.waiting().forEach((event, why) -> postpone(place(event), why));",
            "log.accept(notTaken.waiting().size() + \" wait\");"),
        new PlantedFault(
            "an execution that ended badly is not replaced",
            REPAIR + "Repair.java",
            "case ENDED_BADLY -> startNext(claim);",
            "case ENDED_BADLY -> Optional.of(Outcome.NOTHING);"),
        new PlantedFault(
            "a start that was lost is not made up for",
            REPAIR + "Repair.java",
            "case UNKNOWN -> Optional.of(start(claimId, claim.lifecycle()));",
            "case UNKNOWN -> Optional.of(Outcome.NOTHING);"),
        new PlantedFault(
            "repair does not look whether a ring was lost",
            REPAIR + "Repair.java",
            "|| doorbell.stageSequence() < claim.stageSequence()",
            "|| doorbell.stageSequence() < 0"),
        new PlantedFault(
            "repair lets go of a final claim whose execution still waits",
            TABLE + "claims/ClaimItems.java",
            "case Stage.Associated _, Stage.Closed _ -> claim.times().updatedAt();",
            "case Stage.Associated _, Stage.Closed _ -> claim.clock().wakeAt();"),
        new PlantedFault(
            "a held window is in no list",
            TABLE + "claims/ListPlaces.java",
            "Index.BY_DUE.enter(item, Keys.HELD,",
            "Index.BY_DUE.enter(item, Keys.OPEN,"),
        new PlantedFault(
            "a notice that was overtaken is sent",
            NOTICE + "NoticeDispatch.java",
            "if (owed.isOvertakenBy(claim) || namesNobody(claim))",
            "if (namesNobody(claim))"),
        new PlantedFault(
            "the claim is read before its notices",
            NOTICE + "NoticeDispatch.java",
            "return claims.find(claimId).map(claim -> send(claim, records, log))",
            "return claims.find(claimId).map(claim -> send(claim, notices.ofClaim(claimId), log))"),
        new PlantedFault(
            "a notice that is called for a moment early is left out",
            NOTICE + "NoticeDispatch.java",
            "return owed.kind() != NoticeKind.CONSENT_REQUEST && owed.kind() !="
                + " NoticeKind.WINDOW_HELD;",
            "return owed.kind() == NoticeKind.ANSWER_REMINDER;"),
        new PlantedFault(
            "the window opens before the notice is handed over",
            NOTICE + "ConsentRequests.java",
            "return open(claim, notice, send(claim, notice));",
            "Instant end = open(claim, notice, \"early\"); var _ = send(claim, notice); return"
                + " end;"),
        new PlantedFault(
            "a notice is recorded as sent before it is",
            NOTICE + "NoticeDispatch.java",
            "NoticeFacts facts = new NoticeFacts(claim, calendar);\n    Reader reader",
            """
            notices.handedOver(claim.id(), owed, "early", clock.instant());
                NoticeFacts facts = new NoticeFacts(claim, calendar);
                Reader reader\
            """),
        new PlantedFault(
            "a mail that was wanted holds the window",
            NOTICE + "MailReports.java",
            "\"not-spam\"",
            "\"never\""),
        new PlantedFault(
            "a complaint holds nothing",
            NOTICE + "MailReports.java",
            "hold(tagged, MailReport.COMPLAINED, HeldReason.COMPLAINT);",
            "record(tagged, MailReport.COMPLAINED);"),
        new PlantedFault(
            "the state machine reads who the people are",
            MACHINE,
            "\"ProjectionExpression\": \"#stage,",
            "\"ProjectionExpression\": \"personal, #stage,"),
        new PlantedFault(
            "a mail that fails once is given up by the state machine",
            MACHINE,
            "\"MaxDelaySeconds\": 600, \"MaxAttempts\": 360",
            "\"MaxDelaySeconds\": 600, \"MaxAttempts\": 0"),
        new PlantedFault(
            "an execution goes on though a newer one has taken over",
            MACHINE,
            "and $number($lifecycle) > $states.context.Execution.Input.lifecycle",
            "and $number($lifecycle) > 100 + $states.context.Execution.Input.lifecycle"),
        new PlantedFault(
            "an old wait takes down the doorbell of the next one",
            MACHINE,
            "attribute_not_exists(hungAt) OR hungAt <= :hungAt",
            "attribute_exists(hungAt) OR attribute_not_exists(hungAt) OR hungAt <= :hungAt"));
  }
}
