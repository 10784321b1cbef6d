package cpor.documentation;

import static cpor.documentation.Life.OTHER_REVIEWER;
import static cpor.documentation.Life.PARTNER;
import static cpor.documentation.Life.REVIEWER;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimEvent;
import cpor.claim.Decision;
import cpor.claim.Evidence;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Periods;
import cpor.claim.Permissions;
import cpor.claim.Refusal;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules are what docs/rules.md says: each row of its tables is compared with the code. */
class RulesDocumentTest {

  private static final Set<Place> WINDOW =
      EnumSet.of(Place.WINDOW_PENDING, Place.WINDOW_OPEN, Place.WINDOW_HELD);

  private final DocumentTables rules = DocumentTables.in(Path.of("..", "docs", "rules.md"));

  /** A row about a stage. */
  private record Clock(
      String status, String whoseTurn, Set<String> parameters, Set<String> whenItRunsOut) {}

  @Test
  void everyStageHasTheStatusTheClockAndTheEndThatItsRowSays() {
    assertThat(
            rules.rows("stage").stream()
                .collect(
                    toMap(
                        row -> row.text("stage"),
                        row ->
                            new Clock(
                                row.text("status"),
                                row.text("whose turn"),
                                row.code("clock"),
                                row.code("when it runs out")))))
        .isEqualTo(
            Arrays.stream(Place.values())
                .collect(toMap(Place::words, place -> clock(place.life()))));
  }

  private static Clock clock(Life life) {
    Claim claim = life.claim();
    Set<String> parameters =
        Stream.concat(Stream.ofNullable(claim.clock().dueAt()), claim.decisionDueAt().stream())
            .map(due -> Life.parameter(life.now(), due))
            .collect(toSet());
    Set<String> whenItRunsOut =
        Stream.of(true, false)
            .flatMap(delivered -> life.muchLater().attempt(Act.deadline(delivered)).stream())
            .flatMap(after -> consequences(life, after))
            .collect(toSet());
    StageClock.Owner owner = claim.clock().owner();
    String whoseTurn = owner == null ? "–" : owner.name().toLowerCase(Locale.ROOT);
    return new Clock(claim.status().name(), whoseTurn, parameters, whenItRunsOut);
  }

  /** The new stage, the reasons, and what is recorded of a stage that stays. */
  private static Stream<String> consequences(Life before, Life after) {
    Set<String> consequences = new HashSet<>();
    if (before.claim().stage().name() != after.claim().stage().name()) {
      consequences.add(after.claim().stage().name().name());
    }
    for (Life.Happening happening : after.happenings()) {
      ClaimEvent event = happening.event();
      if (event instanceof ClaimEvent.ClaimRejected rejected) {
        rejected.reasons().forEach(reason -> consequences.add(reason.name()));
      } else if (event instanceof ClaimEvent.ConsentWindowHeld held) {
        consequences.add(held.reason().name());
      } else if (after.claim().stage() instanceof Stage.ReviewersTurn) {
        consequences.add(event.type());
        consequences.add(
            Life.parameter(after.now(), Objects.requireNonNull(after.claim().clock().wakeAt())));
      }
    }
    return consequences.stream();
  }

  /**
   * A row about an action.
   *
   * @param leadsTo the stage; empty when the claim stays in its own
   */
  private record Permission(String action, String who, Set<String> leadsTo) {}

  @Test
  void everyActionIsForThemInTheStagesThatItsRowsSayAndLeadsThere() {
    Map<Permission, Set<Place>> documented =
        rules.rows("action").stream()
            .collect(
                toMap(
                    row ->
                        new Permission(
                            row.code("action").iterator().next(),
                            row.text("who"),
                            row.code("leads to")),
                    row -> places(row.text("in"))));

    assertThat(documented).isEqualTo(permissions());
  }

  private static Set<Place> places(String cell) {
    return Arrays.stream(cell.split(", "))
        .flatMap(
            words ->
                Arrays.stream(Place.values())
                    .filter(place -> place != Place.DISPUTED_REVIEW)
                    .filter(
                        place -> place.words().equals(words) || place.stage().name().equals(words)))
        .collect(toSet());
  }

  private static Map<Permission, Set<Place>> permissions() {
    Map<Permission, Set<Place>> permissions = new HashMap<>();
    permissions.put(new Permission("create", "partner", Set.of("EDITING")), Set.of());
    for (Place place : EnumSet.complementOf(EnumSet.of(Place.DISPUTED_REVIEW))) {
      Life life = place.life();
      for (Actor actor : List.of(PARTNER, REVIEWER)) {
        assertThat(Permissions.granted(life.claim(), actor)).isEqualTo(actions(life, actor));
        for (Action action : actions(life, actor)) {
          note(permissions, place, action.label(), actor, life.when(Act.of(action, actor)));
        }
      }
      life.attempt(Act.decline())
          .ifPresent(after -> note(permissions, place, "decline", Actor.CUSTOMER, after));
    }
    return permissions;
  }

  private static void note(
      Map<Permission, Set<Place>> permissions,
      Place place,
      String action,
      Actor actor,
      Life after) {
    Set<String> leadsTo =
        after.claim().stage().name() == place.stage()
            ? Set.of()
            : Set.of(after.claim().stage().name().name());
    permissions
        .computeIfAbsent(
            new Permission(action, actor.kind().name().toLowerCase(Locale.ROOT), leadsTo),
            _ -> new HashSet<>())
        .add(place);
  }

  /** The actions that the decider accepts of somebody. */
  private static Set<Action> actions(Life life, Actor actor) {
    return Arrays.stream(Action.values())
        .filter(action -> life.attempt(Act.of(action, actor)).isPresent())
        .collect(toSet());
  }

  @Test
  void onceSomethingHasHappenedTheLimitsAreThoseThatTheTableSays() {
    assertThat(
            rules.rows("once this has happened").stream()
                .collect(toMap(row -> row.text("once this has happened"), row -> row.code("then"))))
        .isEqualTo(
            Map.of(
                "the claim was submitted", afterSubmission(),
                "a reviewer's rejection was disputed",
                    lost(Place.DISPUTED_REVIEW.life(), OTHER_REVIEWER, REVIEWER),
                "the partner was asked for more in a dispute",
                    lostWith(Place.DISPUTED_REVIEW.life(), askedInDispute()),
                "the dispute was used", finalBy(),
                "the claim had five consent notices",
                    lostWith(Place.WINDOW_HELD.life(), heldWithNotices(5)),
                "the claim had ten consent notices",
                    lostWith(heldWithNotices(5), heldWithNotices(10)),
                "the claim has twenty documents", afterTwentyDocuments()));
  }

  private static Set<String> afterSubmission() {
    Life submitted = Place.SUBMITTED.life();
    ClaimDetails details = submitted.claim().details();
    ClaimDetails allChanged =
        new ClaimDetails(
            new Customer(details.customer().tenantId(), "Another", details.customer().domain()),
            "7654321",
            SolutionArea.BUSINESS_APPLICATIONS,
            Activity.PRE_SALES,
            details.products(),
            details.customerContact(),
            details.partnerContact(),
            "PO-1",
            "claim-0");
    Decision decision =
        submitted.decide((_, now) -> new ClaimCommand.Edit(PARTNER, now, allChanged));

    assertThat(
            submitted.attempt((_, now) -> new ClaimCommand.RemoveEvidence(PARTNER, now, "signed")))
        .isEmpty();
    Set<String> words = new TreeSet<>(Set.of(Action.EDIT.label()));
    if (decision instanceof Decision.Refused(Refusal.FieldsNotEditable locked)) {
      words.addAll(locked.fields());
    }
    return words;
  }

  /** What one may do and the other may not. */
  private static Set<String> lost(Life life, Actor may, Actor mayNot) {
    Set<Action> lost = new HashSet<>(actions(life, may));
    lost.removeAll(actions(life, mayNot));
    return labels(lost);
  }

  /** What people might do before and may not do after. */
  private static Set<String> lostWith(Life before, Life after) {
    Set<Action> lost = new HashSet<>();
    for (Actor actor : List.of(PARTNER, REVIEWER, OTHER_REVIEWER)) {
      Set<Action> ofActor = new HashSet<>(actions(before, actor));
      ofActor.removeAll(actions(after, actor));
      lost.addAll(ofActor);
    }
    return labels(lost);
  }

  private static Life askedInDispute() {
    return Place.DISPUTED_REVIEW
        .life()
        .when(Act.of(Action.REQUEST_ACTION, OTHER_REVIEWER))
        .when(Act.of(Action.RESUBMIT, PARTNER));
  }

  /** What closes a claim whose dispute was used, and the word for where that leads. */
  private static Set<String> finalBy() {
    Life disputed = Place.DISPUTED_REVIEW.life();
    Life asked = disputed.when(Act.of(Action.REQUEST_ACTION, OTHER_REVIEWER));
    Life approved = disputed.when(Act.of(Action.APPROVE, OTHER_REVIEWER));
    Map<String, Life> ends =
        Map.of(
            Action.REJECT.label(),
            disputed.when(Act.of(Action.REJECT, OTHER_REVIEWER)),
            Action.WITHDRAW.label(),
            disputed.when(Act.of(Action.WITHDRAW, PARTNER)),
            "decline",
            approved.when(Act.decline()),
            RejectionReason.NO_PARTNER_RESPONSE.name(),
            asked.muchLater().when(Act.deadline(false)));
    Set<String> words = new TreeSet<>(ends.keySet());
    ends.values().forEach(end -> words.add(end.claim().stage().name().name()));
    return words;
  }

  private static Life heldWithNotices(int notices) {
    Life asked = Place.WINDOW_PENDING.life();
    for (int sent = 1; sent < notices; sent++) {
      asked = asked.when(Act.of(Action.RESEND_CONSENT_NOTICE, REVIEWER));
    }
    return asked.when(Act.noticeBounced());
  }

  private static Set<String> afterTwentyDocuments() {
    Life draft = Place.EDITING.life();
    for (int documents = 1; documents < 20; documents++) {
      Evidence next = Act.document("document-" + documents, draft.now());
      draft = draft.when((_, now) -> new ClaimCommand.AddEvidence(PARTNER, now, next));
    }
    return lostWith(Place.EDITING.life(), draft);
  }

  private static Set<String> labels(Set<Action> actions) {
    return actions.stream().map(Action::label).collect(toSet());
  }

  @Test
  void theReasonsAreThoseOfTheTable() {
    assertThat(
            rules.rows("of").stream()
                .collect(
                    toMap(
                        row -> row.text("of") + ", " + row.text("given by"),
                        row -> row.code("reasons"))))
        .isEqualTo(
            Map.of(
                "a request for more, a reviewer", names(ActionReason.values()),
                "a rejection, a reviewer", rejections(RejectionReason::isReviewers),
                "a rejection, what happened", rejections(reason -> !reason.isReviewers()),
                "a withdrawal, the partner", names(WithdrawalReason.values()),
                "a held window, the mail service", names(HeldReason.values())));
  }

  private static Set<String> rejections(Predicate<RejectionReason> which) {
    return names(
        Arrays.stream(RejectionReason.values()).filter(which).toArray(RejectionReason[]::new));
  }

  private static Set<String> names(Enum<?>... constants) {
    return Arrays.stream(constants).map(Enum::name).collect(toSet());
  }

  @Test
  void theParametersAndTheirDefaultsAreThoseOfTheTemplate() throws IOException {
    String template = Files.readString(Path.of("..", "template.yaml"));
    Stream<String> periods =
        Arrays.stream(Periods.class.getRecordComponents())
            .map(component -> component.getName().replaceAll("([A-Z])", "_$1"))
            .map(name -> name.toUpperCase(Locale.ROOT));

    assertThat(
            rules.rows("parameter").stream()
                .collect(toMap(row -> row.text("parameter"), row -> row.text("default"))))
        .isEqualTo(
            Stream.concat(periods, Stream.of("RETENTION"))
                .collect(toMap(variable -> variable, variable -> initial(template, variable))));
  }

  /** What a variable of the functions is unless the deployment says otherwise. */
  private static String initial(String template, String variable) {
    String parameter = found(template, "(?m)^ +" + variable + ": !Ref (\\w+)$");
    return found(template, "(?m)^  " + parameter + ":\n    Type: String\n    Default: (\\S+)$");
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** A row about a notice. */
  private record Told(String to, Set<String> because, Set<String> when) {}

  @Test
  void everyNoticeIsOwedToThemForTheEventsAndAtTheTimesThatItsRowSays() {
    Map<NoticeKind, Told> owed = new EnumMap<>(NoticeKind.class);
    for (Place place : Place.values()) {
      for (Act act : everything()) {
        for (Life life : List.of(place.life(), place.life().muchLater())) {
          life.attempt(act).ifPresent(after -> note(owed, after));
        }
      }
    }

    assertThat(
            rules.rows("notice").stream()
                .collect(
                    toMap(
                        row -> NoticeKind.valueOf(row.text("notice")),
                        row -> new Told(row.text("to"), row.code("because of"), row.code("when")))))
        .isEqualTo(owed)
        .containsOnlyKeys(NoticeKind.values());
  }

  private static List<Act> everything() {
    List<Act> acts = new ArrayList<>();
    for (Action action : Action.values()) {
      for (Actor actor : List.of(PARTNER, REVIEWER, OTHER_REVIEWER)) {
        acts.add(Act.of(action, actor));
      }
    }
    acts.addAll(
        List.of(
            Act.decline(),
            Act.noticeHandedOver(),
            Act.noticeBounced(),
            Act.deadline(true),
            Act.deadline(false)));
    return acts;
  }

  private static void note(Map<NoticeKind, Told> told, Life after) {
    for (Life.Happening happening : after.happenings()) {
      for (OwedNotice owed : happening.owed()) {
        Told row =
            told.computeIfAbsent(
                owed.kind(),
                kind ->
                    new Told(
                        kind.recipient().name().toLowerCase(Locale.ROOT),
                        new TreeSet<>(),
                        new TreeSet<>()));
        row.because().add(happening.event().type());
        row.when().addAll(times(after, happening.event(), owed));
      }
    }
  }

  /**
   * How long before its deadline a notice is sent, or how often again; none if once and at once.
   */
  private static Set<String> times(Life after, ClaimEvent event, OwedNotice owed) {
    if (owed.notBefore().isAfter(after.now())) {
      Instant dueAt = Objects.requireNonNull(after.claim().clock().dueAt());
      return Set.of(Life.parameter(owed.notBefore(), dueAt));
    }
    if (event instanceof ClaimEvent.ConsentWindowHeld) {
      return Set.of(ClaimDecider.HELD_REMINDER_EVERY.text());
    }
    boolean overdue =
        event instanceof ClaimEvent.ReviewOverdue || event instanceof ClaimEvent.DecisionOverdue;
    return overdue
        ? Set.of(
            Life.parameter(after.now(), Objects.requireNonNull(after.claim().clock().wakeAt())))
        : Set.of();
  }

  @Test
  void theOptOutLinkDeclinesOnlyWhereTheTableSays() {
    Set<Place> elsewhere = EnumSet.complementOf(EnumSet.copyOf(WINDOW));

    assertThat(
            rules.rows("the link").stream()
                .collect(toMap(row -> row.text("the link"), row -> row.code("its button pressed"))))
        .isEqualTo(
            Map.of(
                "of the current notice, in CONSENT_WINDOW", pressed(WINDOW, Act.decline()),
                "of an older notice", pressed(WINDOW, Act.declineByAnOlderNotice()),
                "of a claim that has left CONSENT_WINDOW", pressed(elsewhere, Act.decline()),
                "that has declined",
                    eventsOf(Place.WINDOW_OPEN.life().when(Act.decline()).attempt(Act.decline()))));
    assertThat(WINDOW)
        .allSatisfy(place -> assertThat(place.life().attempt(Act.decline())).isPresent());
  }

  private static Set<String> pressed(Set<Place> places, Act act) {
    return places.stream()
        .flatMap(place -> eventsOf(place.life().attempt(act)).stream())
        .collect(toSet());
  }

  private static Set<String> eventsOf(Optional<Life> after) {
    return after.stream()
        .flatMap(life -> life.happenings().stream())
        .map(happening -> happening.event().type())
        .collect(toSet());
  }
}
