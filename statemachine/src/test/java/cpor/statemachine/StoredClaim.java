package cpor.statemachine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.claim.StageName;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.SendNotice;
import cpor.notice.ClaimMoved;
import cpor.notice.NoticeDispatch;
import cpor.workflow.StageDeadlines;
import cpor.workflow.StageDeadlines.Answer.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import stepfunctions.TaskFailed;

/**
 * A claim in the table, what people do with it, and what the functions make of it: a model of the
 * rules that is no finer than what the state machine can see. Every day is a business day.
 */
final class StoredClaim {
  static final String ID = "01JD5Y7Q8N";

  /** Stands for every name and address in the claim. */
  static final String PERSONAL = "anna.kovacs@contoso.hu";

  static final Duration REVIEW = Duration.ofDays(5);
  static final Duration DECISION = Duration.ofDays(10);
  static final Duration ANSWER = Duration.ofDays(5);
  static final Duration ANSWER_REMINDER_BEFORE = Duration.ofDays(1);
  static final Duration CONSENT = Duration.ofDays(7);
  static final Duration DISPUTE = Duration.ofDays(30);
  static final Duration DISPUTE_REMINDER_BEFORE = Duration.ofDays(5);
  static final Duration HELD_REPEAT = Duration.ofDays(5);

  private final Clock clock;
  private StageName stage = StageName.EDITING;
  private int stageSequence;
  private int lifecycle;
  private @Nullable Instant wakeAt;
  private @Nullable Instant remindAt;
  private Instant remindHeldAt = Instant.MAX;
  private @Nullable String window;
  private @Nullable String announcement;
  private @Nullable Instant decisionDueAt;
  private int timesOverdue;
  private boolean noticeUndelivered;

  StoredClaim(Clock clock) {
    this.clock = clock;
  }

  StageName stage() {
    return stage;
  }

  int stageSequence() {
    return stageSequence;
  }

  int lifecycle() {
    return lifecycle;
  }

  int timesOverdue() {
    return timesOverdue;
  }

  /** The next deadline. */
  Instant wakeAt() {
    return Objects.requireNonNull(wakeAt);
  }

  Instant remindAt() {
    return Objects.requireNonNull(remindAt);
  }

  void submit() {
    lifecycle = 1;
    enter(StageName.SUBMITTED, REVIEW);
    decisionDueAt = clock.instant().plus(DECISION);
  }

  void startReview() {
    enter(StageName.UNDER_REVIEW, REVIEW);
  }

  void requestAction() {
    enter(StageName.PARTNER_ACTION_REQUIRED, ANSWER);
    remindAt = wakeAt().minus(ANSWER_REMINDER_BEFORE);
  }

  void resubmit() {
    enter(StageName.UNDER_REVIEW, REVIEW);
  }

  void approve() {
    enter(StageName.CONSENT_WINDOW, Duration.ZERO);
    window = "PENDING";
  }

  /** The notice was resent, perhaps to a corrected contact. */
  void restartWindow() {
    approve();
  }

  void holdWindow() {
    enter(StageName.CONSENT_WINDOW, Duration.ZERO);
    window = "HELD";
    remindHeldAt = wakeAt().plus(HELD_REPEAT);
    wakeAt = null;
  }

  /** The claim's deadline moves, though the stage does not change. */
  void postpone(Duration by) {
    wakeAt = wakeAt().plus(by);
  }

  /** A transient bounce: it counts when the window ends. */
  void noticeBounces() {
    noticeUndelivered = true;
  }

  /** By a reviewer, a decline, a withdrawal or silence. */
  void reject() {
    enter(StageName.DISPUTE_PERIOD, DISPUTE);
    remindAt = wakeAt().minus(DISPUTE_REMINDER_BEFORE);
  }

  /** The reminder would have fallen before the stage began. */
  void needsNoReminder() {
    remindAt = null;
  }

  void dispute() {
    enter(StageName.UNDER_REVIEW, REVIEW);
    decisionDueAt = null;
  }

  void close() {
    end(StageName.CLOSED);
  }

  void associate() {
    end(StageName.ASSOCIATED);
    announce();
  }

  void withdrawAfterAssociation() {
    end(StageName.CLOSED);
    announce();
    lifecycle++;
  }

  /** A repair: an execution was lost, and another one takes over. */
  void beginLifecycle() {
    lifecycle++;
  }

  private void enter(StageName next, Duration deadline) {
    stage = next;
    stageSequence++;
    wakeAt = clock.instant().plus(deadline);
    remindAt = null;
    window = null;
    announcement = null;
  }

  private void end(StageName last) {
    enter(last, Duration.ZERO);
    wakeAt = null;
  }

  private void announce() {
    announcement = "{\"schemaVersion\":1,\"claimId\":\"%s\"}".formatted(ID);
  }

  /** What {@link ApplyDeadline} does. */
  StageDeadlines.Answer applyDeadline(ApplyDeadline.Request request) {
    if (request.stageSequence() != stageSequence || wakeAt == null) {
      return new StageDeadlines.Answer(What.MOVED, null);
    }
    if (clock.instant().isBefore(wakeAt)) {
      return new StageDeadlines.Answer(What.NOT_YET, wakeAt);
    }
    return switch (stage) {
      case SUBMITTED, UNDER_REVIEW -> {
        timesOverdue++;
        boolean decisionIsNext = decisionDueAt != null && wakeAt.isBefore(decisionDueAt);
        wakeAt = decisionIsNext ? decisionDueAt : null;
        yield new StageDeadlines.Answer(What.OVERDUE, wakeAt);
      }
      case PARTNER_ACTION_REQUIRED -> moved(this::reject);
      case CONSENT_WINDOW -> moved(noticeUndelivered ? this::holdWindow : this::associate);
      case DISPUTE_PERIOD -> moved(this::close);
      case EDITING, ASSOCIATED, CLOSED -> new StageDeadlines.Answer(What.MOVED, null);
    };
  }

  private static StageDeadlines.Answer moved(Runnable decision) {
    decision.run();
    return new StageDeadlines.Answer(What.MOVED, null);
  }

  /** What {@link AskCustomer} does. */
  AskCustomer.Answer openWindow(AskCustomer.Request request) {
    if (request.stageSequence() != stageSequence) {
      throw moved();
    }
    if ("PENDING".equals(window)) {
      window = "OPEN";
      wakeAt = clock.instant().plus(CONSENT);
    }
    return new AskCustomer.Answer(wakeAt());
  }

  private static TaskFailed moved() {
    return new TaskFailed(ClaimMoved.class.getName(), "the claim has moved on");
  }

  /** What {@link SendNotice} does, as far as its answer goes. */
  NoticeDispatch.Report sendNotices() {
    if (!"HELD".equals(window)) {
      return new NoticeDispatch.Report(1, null);
    }
    while (!clock.instant().isBefore(remindHeldAt)) {
      remindHeldAt = remindHeldAt.plus(HELD_REPEAT);
    }
    return new NoticeDispatch.Report(1, remindHeldAt);
  }

  /** The item as DynamoDB has it. */
  ObjectNode item() {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    text(item, "pk", "CLAIM#" + ID);
    text(item, "sk", "CLAIM");
    text(item, "stage", stage.name());
    number(item, "stageSequence", stageSequence);
    number(item, "lifecycle", lifecycle);
    text(item, "wakeAt", wakeAt);
    text(item, "remindAt", remindAt);
    text(item, "window", window);
    text(item, "announcement", announcement);
    item.putObject("personal").putObject("M").putObject("customer").put("S", PERSONAL);
    return item;
  }

  private static void text(ObjectNode item, String attribute, @Nullable Object value) {
    if (value != null) {
      item.putObject(attribute).put("S", value.toString());
    }
  }

  private static void number(ObjectNode item, String attribute, int value) {
    item.putObject(attribute).put("N", Integer.toString(value));
  }
}
