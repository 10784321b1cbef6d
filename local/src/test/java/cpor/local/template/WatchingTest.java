package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.logs.FilterPattern;
import cpor.local.template.ProjectTemplate.Resource;
import cpor.notice.MailUnavailable;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms lead to the runbook, and listen to what is really said. */
class WatchingTest {

  private static final List<Resource> ALARMS = ProjectTemplate.resources("AWS::CloudWatch::Alarm");
  private static final String RUNBOOK = ProjectTemplate.text("docs/runbook.md");
  private static final Pattern SECTION = Pattern.compile("docs/runbook\\.md#([a-z0-9-]+)$");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("]\\(#([a-z0-9-]+)\\)");

  /** What Reconcile and Retention measure; their own tests hold the names. */
  private static final Set<String> MEASURED =
      Set.of(
          "OpenClaims",
          "OldestClaimAge",
          "DoorbellsRung",
          "ExecutionsRestarted",
          "RepairsFailed",
          "CustomersNotAsked",
          "CalendarDaysLeft",
          "ClaimsRemoved",
          "RetentionDaysOverdue");

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
    ProjectTemplate.DOCUMENT.path("Parameters").fieldNames().forEachRemaining(known::add);

    assertThat(
            Pattern.compile("(?:name_of|output|arn_of|mapping_of|invoke) ([A-Z]\\w+)")
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
                "/Resources/ExecutionEventRule/Properties/EventPattern/detail/status"));

    assertThat(ends).hasSize(3);
    assertThat(RUNBOOK).contains("for status in " + String.join(" ", ends) + "; do");
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

    assertThat(gaveUp).hasSizeGreaterThan(5).allMatch(name -> name.endsWith("NotSent"));
    assertThat(pattern("NoticesNotSentFilter")).contains("\"*NotSent\"");
  }

  /** What the log of the state machine tells without data: kind, task and error of a failure. */
  @ParameterizedTest
  @CsvSource({
    "TaskFailed,       lambda,           invoke,       java.lang.IllegalStateException, true",
    "TaskFailed,       lambda,           invoke,       Sandbox.Timedout, true",
    "TaskTimedOut,     lambda,           invoke,       States.Timeout, true",
    "TaskSubmitFailed, aws-sdk:dynamodb, transactWriteItems.waitForTaskToken,"
        + " DynamoDb.DynamoDbException, true",
    "TaskFailed,       aws-sdk:dynamodb, getItem,      DynamoDb.InternalServerErrorException, true",
    "TaskFailed,       events,           putEvents,    EventBridge.FailedEntry, true",
    "TaskFailed,       lambda,           invoke,       cpor.notice.ClaimMoved, false",
    "TaskFailed,       lambda,           invoke,       cpor.notice.NoticeBusy, false",
    "TaskFailed,       lambda,           invoke,       cpor.notice.NoticeAhead, false",
    "TaskFailed,       lambda,           invoke,       cpor.notice.MailUnavailable, false",
    "TaskFailed,       lambda,           invoke,       cpor.workflow.WindowsPaused, false",
    "TaskFailed,       lambda,           invoke,       Lambda.TooManyRequestsException, false",
    "TaskSubmitFailed, aws-sdk:dynamodb, transactWriteItems.waitForTaskToken,"
        + " DynamoDb.TransactionCanceledException, false",
    "TaskTimedOut,     aws-sdk:dynamodb, transactWriteItems.waitForTaskToken, States.Timeout,"
        + " false",
    "TaskSucceeded,    lambda,           invoke,       , false",
  })
  void aTaskThatFailedCountsUnlessThatIsHowItWorks(
      String type, String resourceType, String resource, @Nullable String error, boolean counts) {
    ObjectNode line = JSON.createObjectNode().put("id", "7").put("type", type);
    line.putObject("details")
        .put("resourceType", resourceType)
        .put("resource", resource)
        .put("error", error);

    assertThat(new FilterPattern(pattern("TasksFailedFilter")).test(line.toString()))
        .isEqualTo(counts);
    assertThat(new FilterPattern(pattern("MailsNotTakenFilter")).test(line.toString()))
        .isEqualTo(MailUnavailable.class.getName().equals(error));
  }

  /** Lambda names an exception by its class. */
  @Test
  void whatCountsAsAWayOfWorkIsAnExceptionOfThatName() {
    assertThat(
            Pattern.compile("\"(cpor[^\"]+)\"")
                .matcher(pattern("TasksFailedFilter"))
                .results()
                .map(name -> name.group(1)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(Exception.class));
  }

  /** An attempt follows the one before within ten minutes. */
  @Test
  void oneStuckClaimAndAMailServiceThatRefusesAreToldSoon() {
    assertThat(alarm("TasksFailingAlarm").path("Threshold").asInt()).isEqualTo(1);
    assertThat(alarm("TasksFailingAlarm").path("Period").asInt()).isGreaterThanOrEqualTo(900);
    JsonNode mail = alarm("MailNotTakenAlarm");
    assertThat(mail.path("Threshold").asInt()).isEqualTo(1);
    int minutes = mail.path("Period").asInt() * mail.path("EvaluationPeriods").asInt() / 60;
    assertThat(minutes).isEqualTo(30);
    assertThat(mail.path("DatapointsToAlarm").asInt()).isLessThanOrEqualTo(minutes / 10);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /consent/{token},  429, CustomersThrottledFilter",
    "ANY /consent/{proxy+}, 429, CustomersThrottledFilter",
    "GET /consent/{token},  404, CustomersRefusedFilter",
    "POST /consent/{token}, 415, CustomersRefusedFilter",
    "POST /consent/{token}, 200, ",
    "GET /claims,           429, ",
    "POST /claims/{id}/consent-notice, 409, ",
  })
  void whoIsRefusedAtTheCustomersDoorIsCountedByTheAccessLog(
      String route, String status, @Nullable String counting) {
    String line =
        ProjectTemplate.DOCUMENT
            .at("/Resources/HttpApi/Properties/AccessLogSettings/Format")
            .asText()
            .replace("$context.routeKey", route)
            .replace("$context.status", status);

    assertThat(Stream.of("CustomersThrottledFilter", "CustomersRefusedFilter"))
        .filteredOn(filter -> new FilterPattern(pattern(filter)).test(line))
        .isEqualTo(Stream.ofNullable(counting).toList());
  }

  /**
   * An alarm looks at ten metrics at most, so the lists' reads are watched where most are, and
   * those of a search, which asks three indexes at once, in one.
   */
  @Test
  void theTableAndEachOfItsIndexesHaveAnAlarmForThrottledWritesAndTheBusiestForReads() {
    Set<String> indexes =
        new TreeSet<>(
            ProjectTemplate.DOCUMENT
                .at("/Resources/ClaimsTable/Properties/GlobalSecondaryIndexes")
                .findValuesAsText("IndexName"));
    indexes.add("the table");

    assertThat(indexes).hasSizeGreaterThan(3);
    assertThat(watched("WriteThrottleEvents")).isEqualTo(indexes);
    indexes.removeAll(Set.of("byDeadline", "bySubmission", "byCustomer", "byReviewer"));
    indexes.removeIf(index -> index.matches("by(First|Second).*Word"));
    assertThat(watched("ReadThrottleEvents")).isEqualTo(indexes);
  }

  private static Set<String> watched(String metricName) {
    return ALARMS.stream()
        .flatMap(alarm -> alarm.properties().path("Metrics").findParents("MetricName").stream())
        .filter(metric -> metric.path("MetricName").asText().equals(metricName))
        .map(metric -> metric.at("/Dimensions/1/Value").asText("the table"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatAFilterWaitsForIsWhatTheFunctionSays() {
    assertThat(pattern("NoticesGivenUpFilter"))
        .isEqualTo("\"a notice was given up\"")
        .satisfies(phrase -> isSaidIn(phrase, "cpor/notice/NoticeDispatch.java"));
    assertThat(pattern("RecordsKeptUnreadFilter"))
        .isEqualTo("\"was kept unread\"")
        .satisfies(phrase -> isSaidIn(phrase, "cpor/workflow/ClaimEvents.java"))
        .satisfies(phrase -> isSaidIn(phrase, "cpor/handler/QueuedEvents.java"));
    assertThat(pattern("EventsLeftToRepairFilter"))
        .isEqualTo("\"is left to repair\"")
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
    return JSON.readTree(
        ProjectTemplate.DOCUMENT
            .at("/Resources/Dashboard/Properties/DashboardBody/Fn::Sub")
            .asText());
  }

  private static JsonNode alarm(String id) {
    return ProjectTemplate.DOCUMENT.path("Resources").path(id).path("Properties");
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
