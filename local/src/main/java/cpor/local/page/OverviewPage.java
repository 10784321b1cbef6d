package cpor.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.BusEvent;
import cpor.local.aws.Mail;
import cpor.local.states.Execution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Everything at a glance: the clock, the inbox, the claims, the executions, what others heard. */
final class OverviewPage {
  private final String path;
  private final Sources sources;

  OverviewPage(String path, Sources sources) {
    this.path = path;
    this.sources = sources;
  }

  String html() {
    return Html.page(
        "CPOR Claims, local cloud",
        """
        <form class="clock" method="post" action="%s/clock">
          <span>It is <strong>%s</strong> for the product.</span>
          <button name="to" value="next-deadline">To the next deadline</button>
          %s
        </form>
        <h2>Inbox</h2>
        %s
        <p>%s</p>
        <h2>Claims</h2>
        %s
        <h2>Executions</h2>
        %s
        <h2>Events to other systems</h2>
        %s
        <h2>Log</h2>
        <pre>%s</pre>
        """
            .formatted(
                path,
                time(sources.clock().instant()),
                Html.link(path + "/api", "The HTTP API"),
                inbox(),
                Html.link(path + "/notices", "Every notice, in each language"),
                claims(),
                executions(),
                events(),
                Html.text(String.join("\n", sources.log().lines()))));
  }

  private String inbox() {
    return Html.table(
        List.of("When", "To", "Subject"),
        sources.mails().mails().reversed().stream().map(this::mail).toList());
  }

  private List<String> mail(Mail mail) {
    return Html.row(
        time(mail.at()),
        Html.text(String.join(", ", mail.recipients())),
        Html.link(path + "/mails/" + mail.id(), mail.subject()));
  }

  private String claims() {
    return Html.table(
        List.of("Claim", "Stage", "Version", "Due"),
        sources.claims().claims().stream().map(this::claim).toList());
  }

  private List<String> claim(JsonNode claim) {
    String id = ClaimItems.claimId(claim);
    return Html.row(
        Html.link(path + "/claims/" + id, id),
        Html.text(claim.path("stage").asText()),
        Html.text(claim.path("summary").path("version").asText()),
        Html.text(claim.path("dueAt").asText("")));
  }

  private String executions() {
    return Html.table(
        List.of("Execution", "Status", "Last state", "Started"),
        sources.stepFunctions().executions().reversed().stream().map(this::execution).toList());
  }

  private List<String> execution(Execution execution) {
    List<String> states = execution.statesEntered();
    return Html.row(
        Html.link(path + "/executions/" + execution.name(), execution.name()),
        Html.text(execution.status().name()),
        Html.text(states.isEmpty() ? "" : states.getLast()),
        time(execution.startedAt()));
  }

  private String events() {
    return Html.table(
        List.of("When", "Event", "Detail"),
        sources.events().events().reversed().stream().map(OverviewPage::event).toList());
  }

  private static List<String> event(BusEvent event) {
    return Html.row(
        time(event.time()),
        Html.text(event.detailType()),
        "<code>" + Html.text(event.detail().toString()) + "</code>");
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
