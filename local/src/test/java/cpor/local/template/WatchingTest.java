package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.template.ProjectTemplate.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alarms lead to the runbook, and listen to what is really said. */
class WatchingTest {

  private static final List<Resource> ALARMS = ProjectTemplate.resources("AWS::CloudWatch::Alarm");
  private static final String RUNBOOK = ProjectTemplate.text("docs/runbook.md");
  private static final Pattern SECTION = Pattern.compile("docs/runbook\\.md#([a-z0-9-]+)$");
  private static final Pattern LINK = Pattern.compile("]\\(#([a-z0-9-]+)\\)");

  /** What Reconcile measures; its own tests hold the names. */
  private static final Set<String> MEASURED =
      Set.of(
          "OpenClaims",
          "OldestClaimAge",
          "DoorbellsRung",
          "ExecutionsRestarted",
          "RepairsFailed",
          "CalendarDaysLeft");

  @Test
  void everyAlarmNamesItsSectionOfTheRunbook() {
    assertThat(ALARMS).hasSizeGreaterThan(10);
    for (Resource alarm : ALARMS) {
      Matcher section = SECTION.matcher(alarm.properties().path("AlarmDescription").asText());
      assertThat(section.find()).as(alarm.id()).isTrue();
      assertThat(sections()).as(alarm.id()).contains(section.group(1));
    }
  }

  @Test
  void everyLinkWithinTheRunbookLeadsSomewhere() {
    assertThat(LINK.matcher(RUNBOOK).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(sections()::contains);
  }

  @Test
  void everyResourceThatTheRunbookNamesExists() {
    Set<String> known =
        ProjectTemplate.resources().stream().map(Resource::id).collect(Collectors.toSet());
    ProjectTemplate.DOCUMENT.path("Outputs").fieldNames().forEachRemaining(known::add);

    assertThat(
            Pattern.compile("\\$\\((?:name_of|output) (\\w+)\\)")
                .matcher(RUNBOOK)
                .results()
                .map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(known::contains);
  }

  @Test
  void theRunbookLooksForEveryEndThatIsRepaired() {
    List<String> ends =
        ProjectTemplate.texts(
            ProjectTemplate.DOCUMENT.at(
                "/Resources/ReconcileFunction/Properties/Events/ExecutionEndedBadly/Properties"
                    + "/Pattern/detail/status"));

    assertThat(ends).hasSize(3);
    assertThat(RUNBOOK.split("for status in " + String.join(" ", ends) + "; do", -1)).hasSize(3);
  }

  @Test
  void somebodyHearsEveryAlarm() {
    assertThat(ALARMS)
        .allSatisfy(
            alarm ->
                assertThat(alarm.properties().path("AlarmActions").toString())
                    .isEqualTo("[{\"Ref\":\"AlarmTopic\"}]"));
  }

  @Test
  void aStateThatStandsForANoticeNotSentIsHeardByTheAlarm() {
    List<String> gaveUp = new ArrayList<>();
    for (Map.Entry<String, JsonNode> state : ProjectTemplate.states()) {
      if (state.getKey().startsWith("SendNotice")) {
        state
            .getValue()
            .path("Catch")
            .forEach(catcher -> gaveUp.add(catcher.path("Next").asText()));
      }
    }

    assertThat(gaveUp)
        .hasSizeGreaterThan(5)
        .allMatch(name -> name.endsWith("NotSent") || name.startsWith("LeadNotTold"));
    assertThat(pattern("NoticesNotSentFilter")).contains("\"*NotSent\"", "\"LeadNotTold*\"");
    assertThat(pattern("CustomersNotAskedFilter")).contains("\"WaitToAskAgain\"");
    assertThat(ProjectTemplate.states()).extracting(Map.Entry::getKey).contains("WaitToAskAgain");
  }

  @Test
  void whatAFilterWaitsForIsWhatTheFunctionSays() {
    assertThat(pattern("NoticesGivenUpFilter"))
        .isEqualTo("\"a notice was given up\"")
        .satisfies(phrase -> isSaidIn(phrase, "cpor/notice/NoticeDispatch.java"));
    assertThat(pattern("RecordsKeptUnreadFilter"))
        .isEqualTo("\"a record of the stream was kept unread\"")
        .satisfies(phrase -> isSaidIn(phrase, "cpor/workflow/ClaimEvents.java"));
  }

  @Test
  void everyNumberOfOurOwnThatIsWatchedIsMeasured() throws JsonProcessingException {
    Set<String> measured = new TreeSet<>(MEASURED);
    ProjectTemplate.resources("AWS::Logs::MetricFilter")
        .forEach(
            filter ->
                measured.add(
                    filter.properties().at("/MetricTransformations/0/MetricName").asText()));
    Set<String> watched = new TreeSet<>();
    for (Resource alarm : ALARMS) {
      if (alarm.properties().path("Namespace").has("Ref")) {
        watched.add(alarm.properties().path("MetricName").asText());
      }
    }
    for (JsonNode widget : dashboard().path("widgets")) {
      for (JsonNode metric : widget.at("/properties/metrics")) {
        if (metric.path(0).asText().equals("${AWS::StackName}")) {
          watched.add(metric.path(1).asText());
        }
      }
    }

    assertThat(watched).isEqualTo(measured);
  }

  @Test
  void theDashboardShowsEveryAlarmAndEveryFunction() throws JsonProcessingException {
    String dashboard = dashboard().toString();

    assertThat(ALARMS).allMatch(alarm -> dashboard.contains("${" + alarm.id() + ".Arn}"));
    assertThat(ProjectTemplate.resources(ResourceType.FUNCTION))
        .allMatch(function -> dashboard.contains("\"${" + function.id() + "}\""));
  }

  private static JsonNode dashboard() throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(
            ProjectTemplate.DOCUMENT
                .at("/Resources/Dashboard/Properties/DashboardBody/Fn::Sub")
                .asText());
  }

  private static String pattern(String filter) {
    return ProjectTemplate.DOCUMENT
        .path("Resources")
        .path(filter)
        .at("/Properties/FilterPattern")
        .asText();
  }

  private static void isSaidIn(String quoted, String source) {
    assertThat(ProjectTemplate.text("functions/src/main/java/" + source))
        .contains(Objects.requireNonNull(quoted).replace("\"", ""));
  }

  /** The anchors that a heading gets where Markdown is shown. */
  private static Set<String> sections() {
    return RUNBOOK
        .lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
