package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.world.Execution;
import cpor.acceptance.world.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operator must find in the console, whatever a claim has been through: RUNNING means an
 * open claim, the graph says where the claim is, and nothing personal is to be seen.
 */
final class ExecutionCheck {

  /** The states that stand for a stage, by the stage's name. */
  private static final Map<String, Set<String>> STATES =
      Map.of(
          "SUBMITTED", Set.of("Submitted"),
          "UNDER_REVIEW", Set.of("UnderReview"),
          "PARTNER_ACTION_REQUIRED", Set.of("PartnerActionRequired"),
          "CONSENT_WINDOW", Set.of("AskCustomer", "ConsentWindow", "ConsentWindowHeld"),
          "DISPUTE_PERIOD", Set.of("DisputePeriod"));

  private static final Set<String> STATES_OF_STAGES =
      Set.of(
          "Submitted",
          "UnderReview",
          "PartnerActionRequired",
          "AskCustomer",
          "ConsentWindow",
          "ConsentWindowHeld",
          "DisputePeriod");

  private ExecutionCheck() {}

  static void check(Claim claim, World world) {
    List<Execution> executions = world.executions(claim.id());
    if (claim.owner().get(claim, "").status() == 404) {
      assertThat(executions).as("executions of a claim that was discarded").isEmpty();
      return;
    }
    ClaimView view = claim.owner().reads(claim);
    switch (view.stage()) {
      case "EDITING" -> assertThat(executions).as("executions before submission").isEmpty();
      case "ASSOCIATED", "CLOSED" ->
          assertThat(executions)
              .as("executions of a claim in %s", view.stage())
              .isNotEmpty()
              .extracting(Execution::status)
              .containsOnly("SUCCEEDED");
      default -> waits(view, executions);
    }
    executions.forEach(execution -> showsNothingPersonal(execution, claim, view));
  }

  private static void waits(ClaimView view, List<Execution> executions) {
    assertThat(executions).as("executions of an open claim").hasSize(1);
    Execution execution = executions.getFirst();
    assertThat(execution.status()).as("%s", execution.statesEntered()).isEqualTo("RUNNING");
    assertThat(execution.name()).isEqualTo(view.id());
    String last =
        execution.statesEntered().reversed().stream()
            .filter(STATES_OF_STAGES::contains)
            .findFirst()
            .orElse("none");
    assertThat(Objects.requireNonNull(STATES.get(view.stage()))).contains(last);
  }

  private static void showsNothingPersonal(Execution execution, Claim claim, ClaimView view) {
    Set<String> personal = new TreeSet<>();
    for (String contact : List.of("/customerContact", "/partnerContact")) {
      for (String field : List.of("/name", "/email")) {
        personal.add(claim.stated().text(contact + field));
        personal.add(view.text(contact + field));
      }
    }
    claim.owner().history(claim).forEach(event -> personal.add(event.at("/actor/name").asText()));
    personal.removeAll(Set.of("", "null", "Reviewer", "Customer", "System"));
    assertThat(execution.record()).contains(claim.id()).doesNotContain(personal);
  }
}
