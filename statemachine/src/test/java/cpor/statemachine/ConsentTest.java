package cpor.statemachine;

import static cpor.statemachine.ClaimLife.START;
import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.after;
import static cpor.statemachine.FakeService.failing;
import static cpor.statemachine.FakeService.heldUp;
import static cpor.statemachine.FakeService.losingTheAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import cpor.notice.MailUnavailable;
import cpor.notice.NoticeBusy;
import cpor.table.workflow.WindowPause;
import cpor.workflow.WindowsPaused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class ConsentTest {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ClaimLife life = new ClaimLife();

  @Test
  void theWindowIsCountedFromTheHandOver() {
    life.underReview();
    life.askCustomer()
        .until(START.plus(Duration.ofHours(5)), failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::approve);
    life.passes(Duration.ofHours(6));
    Instant handedOver = life.askCustomer().callTimes().getLast();
    assertThat(handedOver).isAfterOrEqualTo(START.plus(Duration.ofHours(5)));
    life.comes(handedOver.plus(StoredClaim.CONSENT).minusSeconds(1));
    assertThat(life.claim().stage()).isEqualTo(StageName.CONSENT_WINDOW);
    life.passes(Duration.ofSeconds(1));

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(life.applyDeadline().callTimes())
        .containsExactly(handedOver.plus(StoredClaim.CONSENT));
  }

  @Test
  void aMailServiceThatFailsForDaysDelaysTheAskingButLosesNothing() {
    life.underReview();
    Instant recovery = START.plus(Duration.ofDays(3));
    life.askCustomer().until(recovery, failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::approve);
    life.comes(recovery.plus(LONGEST_PAUSE.multipliedBy(2)));

    assertThat(path(life.execution()))
        .contains("WaitToAskAgain")
        .endsWith("WaitToAskAgain", "AskCustomer", "ConsentWindow");
    assertThat(life.claim().wakeAt()).isAfterOrEqualTo(recovery.plus(StoredClaim.CONSENT));
  }

  @Test
  void anAnswerThatWasLostIsAskedForAgain() {
    life.underReview();
    life.askCustomer().next(losingTheAnswer("Sandbox.Timedout"));
    life.happens(life.claim()::approve);
    life.passes(Duration.ofSeconds(2));

    assertThat(path(life.execution())).endsWith("AskCustomer", "ConsentWindow");
    assertThat(life.claim().wakeAt()).isEqualTo(START.plus(StoredClaim.CONSENT));
  }

  @Test
  void aNoticeThatAnotherAttemptIsSendingIsLookedAfterLater() {
    life.underReview();
    life.askCustomer().next(failing(NoticeBusy.class.getName()));
    life.happens(life.claim()::approve);
    life.passes(Duration.ofSeconds(2));

    assertThat(life.askCustomer().calls()).hasSize(2);
    assertThat(path(life.execution())).endsWith("AskCustomer", "ConsentWindow");
  }

  /** The function holds the window itself, and says that the claim has moved. */
  @Test
  void aMailThatIsRefusedForGoodHoldsTheWindowAtOnce() {
    life.underReview();
    life.askCustomer().next(after(life.claim()::holdWindow));
    life.happens(life.claim()::approve);

    assertThat(path(life.execution())).endsWith("AskCustomer", "ConsentWindowHeld");
    assertThat(life.askCustomer().calls()).hasSize(1);
  }

  @Test
  void aBounceThatComesBeforeTheWindowOpenedHoldsItAtOnce() {
    life.underReview();
    CompletableFuture<Void> release = new CompletableFuture<>();
    life.askCustomer().next(heldUp(release));
    life.happens(life.claim()::approve);
    life.happens(life.claim()::holdWindow);
    release.complete(null);

    assertThat(path(life.execution())).endsWith("AskCustomer", "ConsentWindowHeld");
  }

  @Test
  void aBounceHoldsAnOpenWindow() {
    Execution execution = life.approved();
    life.passes(Duration.ofHours(2));
    life.happens(life.claim()::holdWindow);

    assertThat(path(execution)).endsWith("ConsentWindow", "ConsentWindowHeld");
  }

  @Test
  void whileWindowsArePausedAPassedOneIsLookedAtEveryHour() {
    life.approved();
    Instant passed = life.claim().wakeAt();
    Instant over = passed.plus(Duration.ofMinutes(90));
    life.applyDeadline().until(over, failing(WindowsPaused.class.getName()));

    life.comes(over);
    assertThat(life.claim().stage()).isEqualTo(StageName.CONSENT_WINDOW);
    life.comes(passed.plus(WindowPause.LOOKED_AT_EVERY.multipliedBy(2)));

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(life.applyDeadline().callTimes())
        .containsExactly(
            passed,
            passed.plus(WindowPause.LOOKED_AT_EVERY),
            passed.plus(WindowPause.LOOKED_AT_EVERY.multipliedBy(2)));
  }

  @Test
  void aCustomerDeclinesAlsoWhileWindowsArePaused() {
    Execution execution = life.approved();
    Instant passed = life.claim().wakeAt();
    life.applyDeadline().until(Instant.MAX, failing(WindowsPaused.class.getName()));
    life.comes(passed.plus(Duration.ofMinutes(30)));
    life.happens(life.claim()::reject);

    assertThat(path(execution)).endsWith("ConsentWindow", "DisputePeriod");
  }

  @Test
  void silenceAfterANoticeThatNeverArrivedHoldsTheWindow() {
    Execution execution = life.approved();
    life.claim().noticeBounces();
    life.passes(StoredClaim.CONSENT);

    assertThat(path(execution)).endsWith("ConsentWindow", "ConsentWindowHeld");
    assertThat(life.bus().calls()).isEmpty();
  }

  @Test
  void whileAWindowIsHeldNoClockRunsAndTheLeadIsRemindedAgainAndAgain() {
    Execution execution = life.approved();
    life.happens(life.claim()::holdWindow);
    Instant heldAt = life.now();
    int before = life.sendNotice().calls().size() - 1;
    life.passes(StoredClaim.HELD_REPEAT.multipliedBy(5));

    List<Instant> told = life.sendNotice().callTimes();
    assertThat(told.subList(before, told.size()))
        .containsExactly(
            heldAt,
            heldAt.plus(StoredClaim.HELD_REPEAT),
            heldAt.plus(StoredClaim.HELD_REPEAT.multipliedBy(2)),
            heldAt.plus(StoredClaim.HELD_REPEAT.multipliedBy(3)),
            heldAt.plus(StoredClaim.HELD_REPEAT.multipliedBy(4)),
            heldAt.plus(StoredClaim.HELD_REPEAT.multipliedBy(5)));
    life.passes(Duration.ofDays(200));
    assertThat(life.applyDeadline().calls()).isEmpty();
    assertThat(life.claim().stage()).isEqualTo(StageName.CONSENT_WINDOW);
    assertThat(path(execution)).endsWith("ConsentWindowHeld");
  }

  @Test
  void aHeldWindowIsRestartedWithACorrectedContact() {
    Execution execution = life.approved();
    life.happens(life.claim()::holdWindow);
    life.passes(Duration.ofDays(60));
    life.happens(life.claim()::restartWindow);

    assertThat(path(execution)).endsWith("ConsentWindowHeld", "AskCustomer", "ConsentWindow");
    life.passes(StoredClaim.CONSENT);
    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
  }

  @Test
  void aLostRingIsFoundOutWithTheNextReminderOfAHeldWindow() {
    Execution execution = life.approved();
    life.happens(life.claim()::holdWindow);
    life.passes(Duration.ofDays(1));
    life.claim().restartWindow();
    life.passes(StoredClaim.HELD_REPEAT.minusDays(1));

    assertThat(path(execution)).endsWith("ConsentWindowHeld", "AskCustomer", "ConsentWindow");
  }

  @Test
  void aLostRingIsFoundOutByTheTimeOutWhenTheRemindersHangToo() {
    life.approved();
    life.happens(life.claim()::holdWindow);
    life.claim().restartWindow();
    life.sendNotice().until(Instant.MAX, failing(MailUnavailable.class.getName()));
    life.passes(Duration.ofDays(31));

    assertThat(life.askCustomer().calls()).hasSize(2);
  }

  @Test
  void whenNobodyCanBeToldOfAHeldWindowTheTellingBeginsAgain() {
    Execution execution = life.approved();
    Instant recovery = life.now().plus(Duration.ofDays(4));
    life.sendNotice().until(recovery, failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::holdWindow);
    life.comes(recovery.plus(LONGEST_PAUSE));

    assertThat(path(execution)).endsWith("ConsentWindowHeld", "ConsentWindowHeld");
    assertThat(life.sendNotice().callTimes().getLast()).isAfterOrEqualTo(recovery);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void aCorrectedContactRestartsTheWindow() {
    Execution execution = life.approved();
    Instant firstEnd = life.claim().wakeAt();
    life.passes(Duration.ofDays(3));
    life.happens(life.claim()::restartWindow);
    assertThat(path(execution))
        .endsWith("AskCustomer", "ConsentWindow", "AskCustomer", "ConsentWindow");
    life.comes(firstEnd);
    assertThat(life.applyDeadline().calls()).isEmpty();
    life.passes(Duration.ofDays(3));

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
  }

  @Test
  void aContactThatIsCorrectedWhileASendIsRetriedIsAskedAtTheNextAttempt() {
    life.underReview();
    life.askCustomer()
        .until(START.plus(Duration.ofHours(1)), failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::approve);
    life.passes(Duration.ofMinutes(30));
    life.happens(life.claim()::restartWindow);
    life.passes(Duration.ofMinutes(30).plus(LONGEST_PAUSE));

    assertThat(path(life.execution())).endsWith("AskCustomer", "AskCustomer", "ConsentWindow");
    assertThat(life.askCustomer().calls().getLast().arguments().path("stageSequence").asInt())
        .isEqualTo(life.claim().stageSequence());
  }

  @Test
  void aDeclineBeforeTheHandOverWasRecordedWins() {
    life.underReview();
    CompletableFuture<Void> release = new CompletableFuture<>();
    life.askCustomer().next(heldUp(release));
    life.happens(life.claim()::approve);
    life.happens(life.claim()::reject);
    release.complete(null);

    assertThat(path(life.execution())).endsWith("AskCustomer", "DisputePeriod");
  }
}
