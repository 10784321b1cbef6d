package cpor.claim;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cpor.claim.Stage.HeldReason;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.story.Happening;
import cpor.story.Lives;
import cpor.story.Person;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every situation of a claim × every command × everybody who might try it. */
class WhoMayDoWhatTest {

  /**
   * What the rules allow to people, written down by hand. The first reviewer is the one who
   * rejected what is disputed; nobody else may do anything.
   */
  private static final String ALLOWED_TO_PEOPLE =
      """
      EDITING                               | partner         | edit, discard, add-evidence, submit, comment
      EDITING                               | first reviewer  | -
      EDITING                               | second reviewer | -
      DISCARDED                             | partner         | -
      DISCARDED                             | first reviewer  | -
      DISCARDED                             | second reviewer | -
      SUBMITTED                             | partner         | edit, add-evidence, withdraw, comment
      SUBMITTED                             | first reviewer  | start, comment
      SUBMITTED                             | second reviewer | start, comment
      UNDER_REVIEW                          | partner         | withdraw, comment
      UNDER_REVIEW                          | first reviewer  | request-action, approve, reject, comment
      UNDER_REVIEW                          | second reviewer | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE               | partner         | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE               | first reviewer  | request-action, comment
      UNDER_REVIEW_IN_DISPUTE               | second reviewer | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE | partner         | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE | first reviewer  | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE | second reviewer | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE | partner         | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE | first reviewer  | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE | second reviewer | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_ANSWERED      | partner         | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE_ANSWERED      | first reviewer  | comment
      UNDER_REVIEW_IN_DISPUTE_ANSWERED      | second reviewer | approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES   | partner         | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES   | first reviewer  | request-action, approve, reject, comment
      UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES   | second reviewer | request-action, approve, reject, comment
      PARTNER_ACTION_REQUIRED               | partner         | edit, add-evidence, resubmit, withdraw, comment
      PARTNER_ACTION_REQUIRED               | first reviewer  | comment
      PARTNER_ACTION_REQUIRED               | second reviewer | comment
      PARTNER_ACTION_REQUIRED_IN_DISPUTE    | partner         | edit, add-evidence, resubmit, withdraw, comment
      PARTNER_ACTION_REQUIRED_IN_DISPUTE    | first reviewer  | comment
      PARTNER_ACTION_REQUIRED_IN_DISPUTE    | second reviewer | comment
      WINDOW_PENDING                        | partner         | withdraw, comment, resend-consent-notice
      WINDOW_PENDING                        | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_PENDING                        | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN                           | partner         | withdraw, comment, resend-consent-notice
      WINDOW_OPEN                           | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN                           | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN_IN_DISPUTE                | partner         | withdraw, comment, resend-consent-notice
      WINDOW_OPEN_IN_DISPUTE                | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN_IN_DISPUTE                | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_HELD                           | partner         | withdraw, comment, resend-consent-notice, correct-customer-contact
      WINDOW_HELD                           | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_HELD                           | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_PENDING_FIVE_NOTICES           | partner         | withdraw, comment
      WINDOW_PENDING_FIVE_NOTICES           | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_PENDING_FIVE_NOTICES           | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN_FIVE_NOTICES              | partner         | withdraw, comment
      WINDOW_OPEN_FIVE_NOTICES              | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_OPEN_FIVE_NOTICES              | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_HELD_FIVE_NOTICES              | partner         | withdraw, comment
      WINDOW_HELD_FIVE_NOTICES              | first reviewer  | comment, resend-consent-notice, correct-customer-contact
      WINDOW_HELD_FIVE_NOTICES              | second reviewer | comment, resend-consent-notice, correct-customer-contact
      WINDOW_PENDING_TEN_NOTICES            | partner         | withdraw, comment
      WINDOW_PENDING_TEN_NOTICES            | first reviewer  | comment
      WINDOW_PENDING_TEN_NOTICES            | second reviewer | comment
      WINDOW_OPEN_TEN_NOTICES               | partner         | withdraw, comment
      WINDOW_OPEN_TEN_NOTICES               | first reviewer  | comment
      WINDOW_OPEN_TEN_NOTICES               | second reviewer | comment
      WINDOW_HELD_TEN_NOTICES               | partner         | withdraw, comment
      WINDOW_HELD_TEN_NOTICES               | first reviewer  | comment
      WINDOW_HELD_TEN_NOTICES               | second reviewer | comment
      ASSOCIATED                            | partner         | withdraw
      ASSOCIATED                            | first reviewer  | -
      ASSOCIATED                            | second reviewer | -
      DISPUTE_PERIOD                        | partner         | add-evidence, dispute, comment
      DISPUTE_PERIOD                        | first reviewer  | comment
      DISPUTE_PERIOD                        | second reviewer | comment
      DISPUTE_PERIOD_AFTER_DECLINE          | partner         | add-evidence, dispute, comment
      DISPUTE_PERIOD_AFTER_DECLINE          | first reviewer  | comment
      DISPUTE_PERIOD_AFTER_DECLINE          | second reviewer | comment
      DISPUTE_PERIOD_AFTER_SILENCE          | partner         | add-evidence, dispute, comment
      DISPUTE_PERIOD_AFTER_SILENCE          | first reviewer  | comment
      DISPUTE_PERIOD_AFTER_SILENCE          | second reviewer | comment
      DISPUTE_PERIOD_AFTER_WITHDRAWAL       | partner         | add-evidence, dispute, comment
      DISPUTE_PERIOD_AFTER_WITHDRAWAL       | first reviewer  | comment
      DISPUTE_PERIOD_AFTER_WITHDRAWAL       | second reviewer | comment
      CLOSED_UNDISPUTED                     | partner         | -
      CLOSED_UNDISPUTED                     | first reviewer  | -
      CLOSED_UNDISPUTED                     | second reviewer | -
      CLOSED_DISPUTE_REFUSED                | partner         | -
      CLOSED_DISPUTE_REFUSED                | first reviewer  | -
      CLOSED_DISPUTE_REFUSED                | second reviewer | -
      CLOSED_ASSOCIATION_ENDED              | partner         | -
      CLOSED_ASSOCIATION_ENDED              | first reviewer  | -
      CLOSED_ASSOCIATION_ENDED              | second reviewer | -
      """;

  /**
   * What becomes of the rest: the customer's link, the mail service's answers about the current
   * notice, and a clock that has run for a year. A word names the event, or why nothing happens.
   */
  private static final String HAPPENS_TO_CLAIMS =
      """
      situation                             | decline          | hand-over           | bounce            | deadline
      WINDOW_PENDING                        | CustomerDeclined | ConsentWindowOpened | ConsentWindowHeld | Moved
      WINDOW_PENDING_FIVE_NOTICES           | CustomerDeclined | ConsentWindowOpened | ConsentWindowHeld | Moved
      WINDOW_PENDING_TEN_NOTICES            | CustomerDeclined | ConsentWindowOpened | ConsentWindowHeld | Moved
      WINDOW_OPEN                           | CustomerDeclined | Moved               | ConsentWindowHeld | ClaimAssociated
      WINDOW_OPEN_IN_DISPUTE                | CustomerDeclined | Moved               | ConsentWindowHeld | ClaimAssociated
      WINDOW_OPEN_FIVE_NOTICES              | CustomerDeclined | Moved               | ConsentWindowHeld | ClaimAssociated
      WINDOW_OPEN_TEN_NOTICES               | CustomerDeclined | Moved               | ConsentWindowHeld | ClaimAssociated
      WINDOW_HELD                           | CustomerDeclined | Moved               | Moved             | Moved
      WINDOW_HELD_FIVE_NOTICES              | CustomerDeclined | Moved               | Moved             | Moved
      WINDOW_HELD_TEN_NOTICES               | CustomerDeclined | Moved               | Moved             | Moved
      EDITING                               | LinkDead         | Moved               | Moved             | Moved
      DISCARDED                             | LinkDead         | Moved               | Moved             | Moved
      SUBMITTED                             | LinkDead         | Moved               | Moved             | ReviewOverdue DecisionOverdue
      UNDER_REVIEW                          | LinkDead         | Moved               | Moved             | ReviewOverdue DecisionOverdue
      UNDER_REVIEW_IN_DISPUTE               | LinkDead         | Moved               | Moved             | ReviewOverdue
      UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE | LinkDead         | Moved               | Moved             | ReviewOverdue
      UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE | LinkDead         | Moved               | Moved             | ReviewOverdue
      UNDER_REVIEW_IN_DISPUTE_ANSWERED      | LinkDead         | Moved               | Moved             | ReviewOverdue
      UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES   | LinkDead         | Moved               | Moved             | ReviewOverdue
      PARTNER_ACTION_REQUIRED               | LinkDead         | Moved               | Moved             | ClaimRejected
      PARTNER_ACTION_REQUIRED_IN_DISPUTE    | LinkDead         | Moved               | Moved             | ClaimRejected
      ASSOCIATED                            | LinkDead         | Moved               | Moved             | Moved
      DISPUTE_PERIOD                        | LinkDead         | Moved               | Moved             | ClaimClosed
      DISPUTE_PERIOD_AFTER_DECLINE          | LinkDead         | Moved               | Moved             | ClaimClosed
      DISPUTE_PERIOD_AFTER_SILENCE          | LinkDead         | Moved               | Moved             | ClaimClosed
      DISPUTE_PERIOD_AFTER_WITHDRAWAL       | LinkDead         | Moved               | Moved             | ClaimClosed
      CLOSED_UNDISPUTED                     | LinkDead         | Moved               | Moved             | Moved
      CLOSED_DISPUTE_REFUSED                | LinkDead         | Moved               | Moved             | Moved
      CLOSED_ASSOCIATION_ENDED              | LinkDead         | Moved               | Moved             | Moved
      """;

  private static final Map<String, Person> PEOPLE =
      Map.of(
          "partner", Person.PARTNER,
          "first reviewer", Person.REVIEWER,
          "second reviewer", Person.OTHER_REVIEWER);

  /** A row of the first table. */
  private record Row(Situation situation, String who, Set<String> allowed) {
    static Row parse(String line) {
      List<String> cells = cells(line);
      return new Row(
          Situation.valueOf(cells.get(0)),
          cells.get(1),
          cells.get(2).equals("-") ? Set.of() : Set.of(cells.get(2).split(", ")));
    }
  }

  @TestFactory
  Stream<DynamicContainer> peopleMayDoWhatTheRulesSayAndAreToldWhatTheyMayDoInstead() {
    return people().stream()
        .collect(groupingBy(Row::situation, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .map(
            situation ->
                dynamicContainer(
                    situation.getKey().name(),
                    situation.getValue().stream().flatMap(WhoMayDoWhatTest::everyCommand)));
  }

  @TestFactory
  Stream<DynamicTest> customerAndSystemMayDoNothingOfWhatPeopleDo() {
    return Arrays.stream(Situation.values())
        .flatMap(
            situation ->
                Stream.of(Actor.CUSTOMER, Actor.SYSTEM)
                    .flatMap(actor -> everyCommandIsRefused(situation, new Person(actor))));
  }

  @TestFactory
  Stream<DynamicTest> mailCustomerAndTimeDoWhatTheRulesSay() {
    return HAPPENS_TO_CLAIMS
        .lines()
        .skip(1)
        .map(WhoMayDoWhatTest::cells)
        .flatMap(
            row -> {
              Situation situation = Situation.valueOf(row.get(0));
              return Stream.of(
                  happens(situation, "decline", row.get(1)),
                  happens(situation, "hand-over", row.get(2)),
                  happens(situation, "bounce", row.get(3)),
                  happens(situation, "deadline", row.get(4)));
            });
  }

  @Test
  void theTablesMissNoSituationNoStageAndNobody() {
    Map<Situation, List<Row>> rows = people().stream().collect(groupingBy(Row::situation));

    assertThat(rows).containsOnlyKeys(Situation.values());
    assertThat(rows)
        .allSatisfy(
            (_, inSituation) ->
                assertThat(inSituation)
                    .extracting(Row::who)
                    .containsExactlyInAnyOrderElementsOf(PEOPLE.keySet()));
    assertThat(HAPPENS_TO_CLAIMS.lines().skip(1).map(line -> cells(line).getFirst()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Situation.values()).map(Situation::name).toList());
    assertThat(
            Arrays.stream(Situation.values())
                .map(situation -> situation.claim().claim().stage().name()))
        .containsAll(EnumSet.allOf(StageName.class));
  }

  @Test
  void noCommandOfAPersonIsLeftOut() {
    ClaimScenario anyClaim = Lives.aDraft();

    assertThat(
            commandsOf(Person.PARTNER).values().stream()
                .<Class<?>>map(act -> act.on(anyClaim.claim(), anyClaim.now()).getClass()))
        .containsExactlyInAnyOrder(ClaimCommand.OfPerson.class.getPermittedSubclasses());
  }

  @Test
  void aRefusalSaysWhatIsNotPossibleAndInWhichStage() {
    ClaimScenario claim = Lives.aSubmittedClaim();

    assertThat(detail(claim.when(Person.REVIEWER.approves())))
        .isEqualTo("'approve' is not possible while the claim is in SUBMITTED.");
    assertThat(detail(claim.when(Person.PARTNER.requestsAction())))
        .isEqualTo("'request-action' is not possible while the claim is in SUBMITTED.");
    assertThat(detail(Lives.aClaimUnderReview().when(Person.PARTNER.requestsAction())))
        .isEqualTo("'request-action' is not possible while the claim is in UNDER_REVIEW.");
  }

  private static String detail(ClaimScenario refused) {
    return refused.refusal(Refusal.NotAllowedNow.class).detail();
  }

  private static Stream<DynamicTest> everyCommand(Row row) {
    Person person = PEOPLE.get(row.who());
    return commandsOf(Objects.requireNonNull(person)).entrySet().stream()
        .map(
            command -> {
              boolean allowed = row.allowed().contains(actionOf(command.getKey()));
              return dynamicTest(
                  "%s: %s %s %s"
                      .formatted(
                          row.situation(),
                          row.who(),
                          allowed ? "may" : "may not",
                          command.getKey()),
                  () -> {
                    ClaimScenario claim = row.situation().claim();
                    if (allowed) {
                      claim.when(command.getValue());
                      assertThat(claim.events()).isNotEmpty();
                    } else {
                      isRefused(claim, command.getValue(), row.allowed());
                    }
                  });
            });
  }

  private static Stream<DynamicTest> everyCommandIsRefused(Situation situation, Person person) {
    return commandsOf(person).entrySet().stream()
        .map(
            command ->
                dynamicTest(
                    "%s: %s may not %s"
                        .formatted(situation, person.actor().kind(), command.getKey()),
                    () -> isRefused(situation.claim(), command.getValue(), Set.of())));
  }

  /** Each command in a form with nothing else to find fault with. */
  private static Map<String, Act> commandsOf(Person person) {
    Map<String, Act> commands = new LinkedHashMap<>();
    commands.put("edit", person.edits(details -> details.partnerId("7654321")));
    commands.put("discard", person.discards());
    commands.put("add-evidence", person.declares("another"));
    commands.put("add-evidence by confirming it", person.confirms("scan"));
    commands.put("add-evidence, or rather remove it", person.removes("scan"));
    commands.put("submit", person.submits());
    commands.put("resubmit", person.resubmits("Dates are on page 4."));
    commands.put("dispute", person.disputes("The signature is on page 9."));
    commands.put("withdraw", person.withdraws());
    commands.put("comment", person.comments());
    commands.put("resend-consent-notice", person.resendsTheNotice());
    commands.put("correct-customer-contact", person.correctsTheContact("adam.kun@contoso.hu"));
    commands.put("start", person.startsTheReview());
    commands.put("request-action", person.requestsAction());
    commands.put("approve", person.approves());
    commands.put("reject", person.rejects());
    return commands;
  }

  private static String actionOf(String command) {
    return command.startsWith("add-evidence") ? "add-evidence" : command;
  }

  private static void isRefused(ClaimScenario claim, Act act, Set<String> allowedInstead) {
    Claim before = claim.claim();

    claim.when(act);

    assertThat(allowedNamedBy(claim.refusal(Refusal.class))).isEqualTo(allowedInstead);
    assertThat(claim.claim()).isEqualTo(before);
  }

  private static Set<String> allowedNamedBy(Refusal refusal) {
    Set<Action> allowed =
        switch (refusal) {
          case Refusal.NotAllowedNow(_, Set<Action> instead) -> instead;
          case Refusal.AnotherReviewerNeeded(Set<Action> instead) -> instead;
          case Refusal.FieldsNotEditable _,
              Refusal.Invalid _,
              Refusal.UnknownEvidence _,
              Refusal.LinkDead _,
              Refusal.Moved _,
              Refusal.TooEarly _,
              Refusal.WindowsPaused _ ->
              throw new AssertionError("refused for another reason: " + refusal);
        };
    return allowed.stream().map(Action::label).collect(toUnmodifiableSet());
  }

  private static DynamicTest happens(Situation situation, String what, String expected) {
    return dynamicTest(
        "%s: %s, then %s".formatted(situation, what, expected),
        () -> {
          ClaimScenario claim = situation.claim();
          claim.at("2028-06-01T10:00").when(happening(what, claim.claim()));
          assertThat(outcome(claim.decision())).isEqualTo(expected);
        });
  }

  private static Act happening(String what, Claim claim) {
    Consent consent = claim.consent();
    int notice = consent == null ? claim.stageSequence() : consent.noticeSequence();
    return switch (what) {
      case "decline" -> Happening.theCustomerDeclines(notice);
      case "hand-over" -> Happening.theNoticeIsHandedOver(notice);
      case "bounce" -> Happening.theNoticeFails(HeldReason.BOUNCED, notice);
      case "deadline" -> Happening.theDeadlineIsApplied();
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static String outcome(Decision decision) {
    return switch (decision) {
      case Decision.Accepted(List<ClaimEvent> events) ->
          String.join(" ", events.stream().map(ClaimEvent::type).toList());
      case Decision.Refused(Refusal refusal) -> refusal.getClass().getSimpleName();
    };
  }

  private static List<Row> people() {
    return ALLOWED_TO_PEOPLE.lines().map(Row::parse).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).toList();
  }
}
