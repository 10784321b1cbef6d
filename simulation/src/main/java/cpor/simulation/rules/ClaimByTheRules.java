package cpor.simulation.rules;

import static cpor.simulation.rules.Promise.CONSENT;
import static cpor.simulation.rules.Promise.DEADLINES;
import static cpor.simulation.rules.Promise.RULES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim as docs/rules.md has it become what it is, event by event; what no rule allows is found
 * out. It reads like the tables there: who may do what, in which stage, and where that leads.
 */
final class ClaimByTheRules {

  enum Stage {
    EDITING,
    SUBMITTED,
    UNDER_REVIEW,
    PARTNER_ACTION_REQUIRED,
    CONSENT_WINDOW,
    ASSOCIATED,
    DISPUTE_PERIOD,
    CLOSED
  }

  enum Window {
    PENDING,
    OPEN,
    HELD
  }

  /** A notice that an event causes. */
  record Owed(int sequence, String kind, Instant notBefore) {}

  private static final Set<Stage> EDITABLE =
      EnumSet.of(Stage.EDITING, Stage.SUBMITTED, Stage.PARTNER_ACTION_REQUIRED);
  private static final Set<Stage> TAKES_EVIDENCE =
      EnumSet.of(
          Stage.EDITING, Stage.SUBMITTED, Stage.PARTNER_ACTION_REQUIRED, Stage.DISPUTE_PERIOD);
  private static final Set<Stage> WITHDRAWABLE =
      EnumSet.of(
          Stage.SUBMITTED,
          Stage.UNDER_REVIEW,
          Stage.PARTNER_ACTION_REQUIRED,
          Stage.CONSENT_WINDOW,
          Stage.ASSOCIATED);
  private static final Set<Stage> FINAL = EnumSet.of(Stage.ASSOCIATED, Stage.CLOSED);
  private static final List<String> LOCKED =
      List.of("customer", "solutionArea", "activity", "partnerReference", "replacesClaimId");

  private final ProgrammeCalendar calendar;
  private final Map<String, Boolean> documents = new LinkedHashMap<>();
  private final List<Owed> owed = new ArrayList<>();

  Stage stage = Stage.EDITING;
  @Nullable Window window;
  int events;
  int stageSequence;
  int stageEntered;
  int lifecycle;
  boolean discarded;
  boolean associationEnded;
  @Nullable Instant dueAt;
  @Nullable Instant decisionDueAt;
  boolean reviewOverdue;
  boolean decisionOverdue;

  private @Nullable Periods periods;
  private boolean submitted;
  private boolean disputed;
  private boolean askedInDispute;
  private @Nullable String rejectedBy;
  private @Nullable String excluded;
  private boolean answered;
  private boolean newDocument;
  private Instant askedAt = Instant.EPOCH;
  private int notices;
  private int notice;

  ClaimByTheRules(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  List<Owed> owed() {
    return List.copyOf(owed);
  }

  boolean isFinal() {
    return FINAL.contains(stage) || discarded;
  }

  boolean isDisputed() {
    return disputed;
  }

  int documents() {
    return documents.size();
  }

  /** The stage sequence of the current consent notice; 0 if there never was one. */
  int notice() {
    return notice;
  }

  /** Whether events have overtaken a notice. */
  boolean isOvertaken(int sequence, String kind) {
    boolean aboutWindow = kind.equals("CONSENT_REQUEST") || kind.equals("WINDOW_HELD");
    return sequence != (aboutWindow ? stageSequence : stageEntered);
  }

  /** "Who may do what, when", with what is not allowed although the stage allows it. */
  boolean allows(String action, String actor, String person) {
    boolean partner = actor.equals("PARTNER");
    if (discarded) {
      return false;
    }
    return switch (action) {
      case "edit" -> partner && EDITABLE.contains(stage);
      case "add-evidence" -> partner && TAKES_EVIDENCE.contains(stage) && documents.size() < 20;
      case "submit", "discard" -> partner && stage == Stage.EDITING;
      case "resubmit" -> partner && stage == Stage.PARTNER_ACTION_REQUIRED;
      case "withdraw" -> partner && WITHDRAWABLE.contains(stage);
      case "dispute" -> partner && stage == Stage.DISPUTE_PERIOD;
      case "comment" ->
          !FINAL.contains(stage)
              && (partner || stage != Stage.EDITING)
              && !actor.equals("CUSTOMER")
              && !actor.equals("SYSTEM");
      case "start" -> !partner && stage == Stage.SUBMITTED;
      case "request-action" ->
          !partner && stage == Stage.UNDER_REVIEW && !(disputed && askedInDispute);
      case "approve", "reject" ->
          !partner && stage == Stage.UNDER_REVIEW && !person.equals(excluded);
      case "resend-consent-notice" -> stage == Stage.CONSENT_WINDOW && notices < (partner ? 5 : 10);
      case "correct-customer-contact" ->
          stage == Stage.CONSENT_WINDOW
              && notices < (partner ? 5 : 10)
              && (!partner || window == Window.HELD);
      case "decline" -> actor.equals("CUSTOMER") && stage == Stage.CONSENT_WINDOW;
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  /** What happens next, by the rules. */
  void happens(Happening event) {
    events++;
    require(event.sequence() == events, "event " + event.sequence() + " comes as number " + events);
    require(!discarded, "a discarded claim goes on");
    switch (event.type()) {
      case "ClaimCreated" -> require(event.is("PARTNER") && events == 1, "nobody may create it");
      case "ClaimEdited" -> edited(event);
      case "EvidenceAdded" -> {
        by("PARTNER", "add-evidence", event);
        documents.put(String.valueOf(event.map("document").get("id")), false);
      }
      case "EvidenceConfirmed" -> confirmed(event);
      case "EvidenceRemoved" -> {
        require(
            event.is("PARTNER") && TAKES_EVIDENCE.contains(stage), "no document may be removed");
        Boolean uploaded = documents.remove(event.text("evidenceId"));
        require(uploaded != null && !(uploaded && submitted), "an uploaded document does not stay");
      }
      case "CommentAdded" -> {
        by(event.actor(), "comment", event);
        answered |= event.is("PARTNER");
      }
      case "ClaimSubmitted" -> submitted(event);
      case "ReviewStarted" -> {
        by("REVIEWER", "start", event);
        enter(Stage.UNDER_REVIEW);
        dueAt = due(event, "reviewBy", "reviewWithin");
        reviewOverdue = false;
      }
      case "ReviewOverdue" -> {
        bySystem(event, stage == Stage.SUBMITTED || stage == Stage.UNDER_REVIEW);
        require(!reviewOverdue, "the review is overdue twice");
        passed(dueAt, event);
        reviewOverdue = true;
      }
      case "DecisionOverdue" -> {
        bySystem(event, stage == Stage.SUBMITTED || stage == Stage.UNDER_REVIEW);
        require(!decisionOverdue, "the decision is overdue twice");
        passed(decisionDueAt, event);
        decisionOverdue = true;
      }
      case "PartnerActionRequested" -> requested(event);
      case "ClaimResubmitted" -> resubmitted(event);
      case "ClaimApproved" -> {
        by("REVIEWER", "approve", event);
        enter(Stage.CONSENT_WINDOW);
        ask(event);
        owe(disputed ? "DISPUTE_DECIDED" : "APPROVED", event.at());
        rejectedBy = null;
      }
      case "ConsentNoticeRequested" -> {
        by(event.actor(), "resend-consent-notice", event);
        stageSequence++;
        ask(event);
      }
      case "CustomerContactCorrected" -> {
        by(event.actor(), "correct-customer-contact", event);
        stageSequence++;
        ask(event);
      }
      case "ConsentWindowOpened" -> {
        bySystem(event, window == Window.PENDING);
        window = Window.OPEN;
        dueAt = due(event, "end", "consentWindow");
      }
      case "ConsentWindowHeld" -> held(event);
      case "ClaimAssociated" -> {
        bySystem(event, window == Window.OPEN);
        passed(dueAt, event);
        enter(Stage.ASSOCIATED);
        owe("ASSOCIATED", event.at());
      }
      case "CustomerDeclined" -> {
        by("CUSTOMER", "decline", event);
        reject(event);
        owe("REJECTED", event.at());
        owe("DECLINED", event.at());
      }
      case "ClaimWithdrawn" -> withdrawn(event);
      case "ClaimRejected" -> rejected(event);
      case "ClaimDisputed" -> {
        by("PARTNER", "dispute", event);
        require(
            newDocument || event.facts().get("justification") != null, "a dispute says nothing");
        disputed = true;
        excluded = rejectedBy;
        enter(Stage.UNDER_REVIEW);
        dueAt = due(event, "answerBy", "disputeAnswerWithin");
        reviewOverdue = false;
        decisionDueAt = null;
      }
      case "ClaimClosed" -> {
        bySystem(event, stage == Stage.DISPUTE_PERIOD);
        passed(dueAt, event);
        enter(Stage.CLOSED);
      }
      case "ClaimDiscarded" -> {
        by("PARTNER", "discard", event);
        discarded = true;
      }
      case String unknown -> throw new Broken(RULES, "no rule knows of " + unknown);
    }
  }

  private void edited(Happening event) {
    by("PARTNER", "edit", event);
    Map<String, Object> from = event.map("from");
    Map<String, Object> to = event.map("to");
    for (String field : LOCKED) {
      require(
          !submitted || Objects.equals(from.get(field), to.get(field)),
          field + " was edited after the claim was submitted");
    }
    answered = true;
  }

  private void confirmed(Happening event) {
    require(event.is("PARTNER") && TAKES_EVIDENCE.contains(stage), "no document may be uploaded");
    require(
        Boolean.FALSE.equals(documents.put(event.text("evidenceId"), true)),
        "a document is uploaded twice, or was never declared");
    answered = true;
    newDocument = true;
  }

  private void submitted(Happening event) {
    by("PARTNER", "submit", event);
    require(documents.containsValue(true), "no document was uploaded");
    submitted = true;
    periods = Periods.of(event.map("periods"));
    lifecycle++;
    enter(Stage.SUBMITTED);
    dueAt = due(event, "startBy", "reviewStartWithin");
    decisionDueAt = due(event, "decideBy", "decisionDueWithin");
    owe("SUBMITTED", event.at());
  }

  private void requested(Happening event) {
    by("REVIEWER", "request-action", event);
    require(!event.list("reasons").isEmpty(), "no reason was given");
    askedInDispute |= disputed;
    enter(Stage.PARTNER_ACTION_REQUIRED);
    answered = false;
    askedAt = event.at();
    dueAt = due(event, "answerBy", "partnerResponseWithin");
    owe("ACTION_REQUIRED", event.at());
    remind("ANSWER_REMINDER", "partnerReminderBefore", event.time("remindAt"), event);
  }

  /** The decision's clock stood still while the partner was waited for. */
  private void resubmitted(Happening event) {
    by("PARTNER", "resubmit", event);
    require(answered || event.facts().get("text") != null, "nothing is new");
    enter(Stage.UNDER_REVIEW);
    dueAt = due(event, "reviewBy", disputed ? "disputeAnswerWithin" : "reviewWithin");
    reviewOverdue = false;
    if (decisionDueAt != null) {
      decisionDueAt = calendar.standingStill(decisionDueAt, askedAt, event.at());
    }
    sameTime("the decision's deadline", decisionDueAt, event.deadline("decision"));
  }

  private void held(Happening event) {
    bySystem(event, window == Window.PENDING || window == Window.OPEN);
    if (event.text("reason").equals("NOT_DELIVERED")) {
      require(window == Window.OPEN, "an unopened window ends");
      passed(dueAt, event);
    }
    window = Window.HELD;
    dueAt = null;
    stageSequence++;
    owe("WINDOW_HELD", event.at());
  }

  private void withdrawn(Happening event) {
    by("PARTNER", "withdraw", event);
    if (stage == Stage.ASSOCIATED) {
      enter(Stage.CLOSED);
      associationEnded = true;
      lifecycle++;
      owe("ASSOCIATION_ENDED", event.at());
    } else {
      reject(event);
      owe("REJECTED", event.at());
    }
  }

  private void rejected(Happening event) {
    if (event.is("SYSTEM")) {
      bySystem(event, stage == Stage.PARTNER_ACTION_REQUIRED);
      require(
          event.list("reasons").equals(List.of("NO_PARTNER_RESPONSE")),
          "silence has another reason");
      passed(dueAt, event);
      reject(event);
      owe("REJECTED", event.at());
    } else {
      by("REVIEWER", "reject", event);
      reject(event);
      owe(disputed ? "DISPUTE_DECIDED" : "REJECTED", event.at());
      rejectedBy = event.person();
    }
  }

  /** Once the dispute was used, every rejection is final. */
  private void reject(Happening event) {
    rejectedBy = null;
    newDocument = false;
    if (disputed) {
      require(event.facts().get("dispute") == null, "a second dispute is offered");
      enter(Stage.CLOSED);
      return;
    }
    Map<String, Object> terms = event.map("dispute");
    Happening offered =
        new Happening(
            event.sequence(),
            event.type(),
            event.at(),
            event.actor(),
            event.person(),
            event.name(),
            terms);
    enter(Stage.DISPUTE_PERIOD);
    dueAt = due(offered, "end", "disputePeriod");
    remind("DISPUTE_REMINDER", "disputeReminderBefore", offered.time("remindAt"), offered);
  }

  private void enter(Stage next) {
    stage = next;
    window = null;
    dueAt = null;
    stageSequence++;
    stageEntered = stageSequence;
  }

  /** The customer is asked by a new notice, and its window has not opened yet. */
  private void ask(Happening event) {
    window = Window.PENDING;
    dueAt = null;
    notices++;
    notice = stageSequence;
    owe("CONSENT_REQUEST", event.at());
  }

  private void owe(String kind, Instant notBefore) {
    owed.add(new Owed(stageSequence, kind, notBefore));
  }

  /** A reminder that would come before its stage began is not sent. */
  private void remind(String kind, String period, @Nullable Instant stored, Happening event) {
    Instant at =
        calendar.before(
            Objects.requireNonNull(dueAt), Objects.requireNonNull(periods).named(period));
    Instant expected = at.isBefore(event.at()) ? null : at;
    sameTime("the reminder", expected, stored);
    if (expected != null) {
      owe(kind, expected);
    }
  }

  private Instant due(Happening event, String deadline, String period) {
    Instant expected = calendar.after(event.at(), Objects.requireNonNull(periods).named(period));
    sameTime("the deadline " + deadline, expected, event.deadline(deadline));
    return expected;
  }

  private static void sameTime(String what, @Nullable Instant expected, @Nullable Instant stored) {
    Broken.unless(
        Objects.equals(expected, stored),
        DEADLINES,
        "%s is %s and should be %s".formatted(what, stored, expected));
  }

  private static void passed(@Nullable Instant deadline, Happening event) {
    Broken.unless(
        deadline != null && !event.at().isBefore(deadline),
        event.type().equals("ClaimAssociated") ? CONSENT : DEADLINES,
        "%s at %s though the deadline is %s".formatted(event.type(), event.at(), deadline));
  }

  private void by(String actor, String action, Happening event) {
    require(
        event.is(actor) && allows(action, actor, event.person()),
        "%s in %s".formatted(action, stage));
  }

  private void bySystem(Happening event, boolean fits) {
    require(event.is("SYSTEM") && fits, "it happens in %s".formatted(stage));
  }

  private static void require(boolean holds, String otherwise) {
    Broken.unless(holds, RULES, otherwise);
  }
}
