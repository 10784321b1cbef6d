package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, when: what a claim says is allowed is possible, and nothing else is. */
@ExtendWith(ScenarioExtension.class)
class AllowedActionsTest {

  /**
   * The rules' table. The reviewer is the one who has rejected what is disputed; only there another
   * one may do something else.
   */
  private static final String TABLE =
      """
      EDITING                 | partner          | edit, discard, add-evidence, submit, comment
      SUBMITTED               | partner          | edit, add-evidence, withdraw, comment
      SUBMITTED               | reviewer         | start, comment
      UNDER_REVIEW            | partner          | withdraw, comment
      UNDER_REVIEW            | reviewer         | request-action, approve, reject, comment
      PARTNER_ACTION_REQUIRED | partner          | edit, add-evidence, resubmit, withdraw, comment
      PARTNER_ACTION_REQUIRED | reviewer         | comment
      CONSENT_WINDOW          | partner          | withdraw, comment, resend-consent-notice
      CONSENT_WINDOW          | reviewer         | comment, resend-consent-notice, correct-customer-contact
      CONSENT_WINDOW_HELD     | partner          | withdraw, comment, resend-consent-notice, correct-customer-contact
      CONSENT_WINDOW_HELD     | reviewer         | comment, resend-consent-notice, correct-customer-contact
      ASSOCIATED              | partner          | withdraw
      ASSOCIATED              | reviewer         |
      DISPUTE_PERIOD          | partner          | add-evidence, dispute, comment
      DISPUTE_PERIOD          | reviewer         | comment
      UNDER_REVIEW_IN_DISPUTE | partner          | withdraw, comment
      UNDER_REVIEW_IN_DISPUTE | reviewer         | request-action, comment
      UNDER_REVIEW_IN_DISPUTE | another reviewer | request-action, approve, reject, comment
      CLOSED                  | partner          |
      CLOSED                  | reviewer         |
      """;

  private static final String NOT_NOW = "(not-allowed-now|another-reviewer-needed)";

  private static final Set<String> KEEP_THE_STAGE = Set.of("edit", "add-evidence", "comment");

  private final Scenario scenario;

  AllowedActionsTest(Scenario scenario) {
    this.scenario = scenario;
  }

  static Stream<Arguments> rows() {
    return TABLE
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                arguments(
                    Situation.valueOf(cells[0].strip()),
                    cells[1].strip(),
                    Arrays.stream(cells[2].strip().split(", ", -1))
                        .filter(action -> !action.isEmpty())
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsAllowedIsPossibleAndNothingElseIs(
      Situation situation, String who, List<String> allowed) {
    Caller caller = caller(who);
    Claim claim = situation.claim(scenario);
    assertThat(caller.reads(claim).allowedActions()).containsExactlyInAnyOrderElementsOf(allowed);

    JsonNode before = claim.owner().reads(claim).json();
    List<String> events = claim.owner().eventTypes(claim);
    for (Command command : commands(who, claim)) {
      if (!allowed.contains(command.action())) {
        assertThat(caller.tries(claim, command).refused(409, NOT_NOW).allowedActions())
            .as("allowed instead of %s", command)
            .containsExactlyInAnyOrderElementsOf(allowed);
      }
    }
    assertThat(claim.owner().reads(claim).json()).isEqualTo(before);
    assertThat(claim.owner().eventTypes(claim)).isEqualTo(events);

    Claim there = claim;
    boolean moved = false;
    for (Command command : commands(who, claim)) {
      if (allowed.contains(command.action())) {
        there = moved ? situation.claim(scenario) : there;
        caller.tries(there, command).succeeded();
        moved = !KEEP_THE_STAGE.contains(command.action());
      }
    }
  }

  @Test
  void noSituationIsMissingFromTheTable() {
    assertThat(rows().map(row -> row.get()[0])).contains((Object[]) Situation.values());
  }

  private Caller caller(String who) {
    return switch (who) {
      case "partner" -> scenario.partner().caller();
      case "reviewer" -> scenario.reviewer().caller();
      default -> scenario.anotherReviewer().caller();
    };
  }

  /** Every command that the API takes from them, with nothing else to find fault with. */
  private static List<Command> commands(String who, Claim claim) {
    String colleague = claim.customerAddress().replace("jan@", "ilka@");
    return who.equals("partner")
        ? List.of(
            Command.edit(Json.object("partner", Json.object("partnerId", "7654321"))),
            Command.declare(Document.pdf()),
            Command.comment("Hello."),
            Command.discard(),
            Command.submit(),
            Command.resubmit("Page 4."),
            Command.dispute("The signature is on page 9."),
            Command.withdraw("OTHER"),
            Command.resendNotice(),
            Command.correctContact(colleague))
        : List.of(
            Command.comment("Hello."),
            Command.start(),
            Command.requestAction("The dates, please.", "DATES_MISSING_OR_OLD"),
            Command.approve(),
            Command.reject("No signature.", "POE_INSUFFICIENT"),
            Command.resendNotice(),
            Command.correctContact(colleague));
  }
}
