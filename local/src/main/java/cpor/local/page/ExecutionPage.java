package cpor.local.page;

import cpor.local.states.Execution;
import cpor.local.states.HistoryEvent;
import cpor.local.states.StepFunctions;
import java.util.List;
import java.util.Optional;

/** One execution with its history. */
final class ExecutionPage {
  private final String path;
  private final StepFunctions stepFunctions;

  ExecutionPage(String path, StepFunctions stepFunctions) {
    this.path = path;
    this.stepFunctions = stepFunctions;
  }

  Optional<String> html(String name) {
    return stepFunctions.executions().stream()
        .filter(execution -> execution.name().equals(name))
        .findFirst()
        .map(this::page);
  }

  private String page(Execution execution) {
    return Html.page(
        "Execution " + execution.name(),
        "<p>%s</p><p>%s, %d state transitions, input <code>%s</code></p>%s"
            .formatted(
                Html.link(path, "Back to the overview"),
                Html.text(execution.status().name()),
                execution.stateTransitions(),
                Html.text(execution.input().toString()),
                Html.table(
                    List.of("Id", "When", "Event", "State", "Details"),
                    execution.events().stream().map(ExecutionPage::event).toList())));
  }

  private static List<String> event(HistoryEvent event) {
    String state =
        event.details().map(details -> details.value().path("name").asText("")).orElse("");
    String details =
        event
            .details()
            .map(
                shown ->
                    "<details><summary>show</summary><pre>"
                        + Html.text(shown.value().toPrettyString())
                        + "</pre></details>")
            .orElse("");
    return Html.row(
        String.valueOf(event.id()),
        OverviewPage.time(event.timestamp()),
        Html.text(event.type()),
        Html.text(state),
        details);
  }
}
