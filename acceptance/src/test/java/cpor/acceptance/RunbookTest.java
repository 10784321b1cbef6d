package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.operator.Breakage;
import cpor.acceptance.operator.Runbook;
import cpor.acceptance.operator.Terminal;
import cpor.acceptance.world.Execution;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.MailReport;
import cpor.local.faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each incident is found, understood and mended with the commands of its section, as they stand
 * there, and the claim goes on. It is alone in its world, which it breaks.
 */
@EnabledIf(
    value = "cpor.acceptance.operator.Terminal#isThere",
    disabledReason =
        "the AWS CLI (.ci/awscli installs it, AWS_CLI names it), bash, curl or jq is missing")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunbookTest {

  /** A Monday morning. */
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private static final Path TABLE = Path.of("target", "rehearsal.md");
  private static final int MOST_COMMANDS = 4;

  /** What is tried again is tried within it. */
  private static final Duration RETRY = Duration.ofMinutes(10);

  private static final Map<String, String> NO_TABLE = Map.of("CLAIMS_TABLE", "none");
  private static final Map<String, String> NO_MACHINE =
      Map.of(
          "LIFECYCLE_STATE_MACHINE_ARN",
          "arn:aws:states:eu-central-1:000000000000:stateMachine:none");

  private final Runbook runbook = Runbook.read();
  private final List<String> rows = new ArrayList<>();
  private LocalWorld world;
  private Scenario scenario;
  private Partner partner;
  private Reviewer reviewer;
  private Breakage breakage;
  private Terminal terminal;
  private String incident = "";

  @BeforeAll
  void start() {
    world = LocalWorld.standingAt(START);
    scenario = new Scenario(world);
    partner = scenario.partner();
    reviewer = scenario.reviewer();
    breakage = new Breakage(world.cloud());
    terminal = Terminal.at(world.cloud().aws(), runbook, START);
  }

  @BeforeEach
  void name(TestInfo test) {
    incident = test.getTestMethod().orElseThrow().getName();
  }

  @AfterAll
  void end() throws IOException {
    terminal.close();
    breakage.close();
    world.close();
    String heading = "| incident | section | commands | seconds |\n| --- | --- | --- | --- |\n";
    Path _ = Files.writeString(TABLE, heading + String.join("", rows));
  }

  @Test
  void anExecutionIsStopped() {
    Claim claim = scenario.approvedClaim();
    world.stop(world.executions(claim.id()).getFirst());

    assertThat(follow("An execution ended badly"))
        .contains(claim.id(), "ABORTED", "\"StatusCode\": 200");

    assertThat(world.executions(claim.id()))
        .extracting(Execution::status)
        .containsExactly("ABORTED", "RUNNING");
    isAssociatedInTheEnd(claim);
  }

  @Test
  void deadlinesAreAppliedToATableThatThereIsNot() {
    Claim claim = scenario.approvedClaim();
    breakage.deploy("ApplyDeadlineFunction", NO_TABLE);
    scenario.passDeadlineOf(claim);
    later(RETRY);

    assertThat(follow("Tasks fail")).contains(claim.id(), "ApplyDeadline", "ResourceNotFound");
    rollBack("ApplyDeadlineFunction");

    later(RETRY);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void repairAsksAStateMachineThatThereIsNot() {
    Claim claim = scenario.approvedClaim();
    breakage.deploy("ReconcileFunction", NO_MACHINE);
    world.stop(world.executions(claim.id()).getFirst());
    later(Duration.ofHours(2));
    breakage.invoke("ReconcileFunction", "{\"detail-type\": \"Scheduled Event\"}");

    assertThat(follow("Claims cannot be repaired")).contains(claim.id(), "is not repaired");
    rollBack("ReconcileFunction");
    lookAfter(claim);

    isAssociatedInTheEnd(claim);
  }

  @Test
  void repairIsSwitchedOff() {
    breakage.disableRule("ReconcileFunctionQuarterHour");

    assertThat(follow("Repair does not run")).contains("DISABLED");

    assertThat(breakage.isEnabled("ReconcileFunctionQuarterHour")).isTrue();
  }

  @Test
  void theStreamIsSwitchedOff() {
    Claim claim = partner.files();
    breakage.disableMappings("ClaimStreamFunction");
    reviewer.starts(claim);
    assertThat(statesOf(claim)).doesNotContain("UnderReview");

    assertThat(follow("Signals are lost")).contains("Disabled");

    world.settle();
    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Test
  void theStreamIsThrottledByTheTable() {
    Claim claim = partner.files();
    Fault throttled = new Fault.TableThrottled("ClaimStreamFunction");
    world.cloud().faults().begin(throttled);
    reviewer.starts(claim);
    later(Duration.ofMinutes(30));

    assertThat(follow("The stream is behind")).contains("a record of the stream waits");
    world.cloud().faults().endAll();

    later(RETRY);
    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Test
  void theStreamMayNotStartExecutions() {
    breakage.deploy("ClaimStreamFunction", NO_MACHINE);
    Claim claim = partner.files();
    assertThat(world.executions(claim.id())).isEmpty();

    assertThat(follow("Events are left to repair", 0)).contains(claim.id() + " is left to repair");
    rollBack("ClaimStreamFunction");
    assertThat(follow("Events are left to repair")).contains("\"StatusCode\": 200");
    world.settle();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Test
  void recordsOfTheStreamAreGivenUp() throws Exception {
    Claim claim = partner.prepares();
    breakage.disableMappings("ClaimStreamFunction");
    partner.submits(claim);
    breakage.giveUp(claim.id());
    assertThat(world.executions(claim.id())).isEmpty();

    assertThat(follow("Records of the stream were given up")).contains("\"batchItemFailures\":[]");

    assertThat(statesOf(claim)).contains("Submitted");
    breakage.enableMappings("ClaimStreamFunction");
  }

  @Test
  void somebodyWritesToTheTableByHand() {
    world.writeByHand(Map.of("pk", "CLAIM#by-hand", "sk", "EVENT#000001", "note", "I was here."));
    Claim claim = partner.files();

    assertThat(follow("A record was kept unread")).contains("was kept unread", "UNREADABLE#");

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Test
  void theMailServiceRefuses() {
    Claim claim = scenario.claimUnderReview();
    world.withoutMail(
        () -> {
          reviewer.approves(claim);
          later(Duration.ofMinutes(30));

          assertThat(follow("Mails are not taken")).contains("\"sending\": false");
        });

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  @Test
  void customersAreAskedByAWrongDeployment() {
    Claim claim = scenario.claimUnderReview();
    breakage.deploy("AskCustomerFunction", NO_TABLE);
    reviewer.approves(claim);
    later(Duration.ofHours(1));

    assertThat(follow("A customer was not asked")).contains(claim.id(), "AskCustomer");
    rollBack("AskCustomerFunction");

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  @Test
  void customersFindNoPage() throws Exception {
    Claim claim = scenario.approvedClaim();
    world.passTo(partner.reads(claim).dueAt().minus(Duration.ofDays(1)));
    breakage.reserveNothing("ConsentPageFunction");
    breakage.get("/consent/any", "");

    assertThat(follow("Customers cannot decline")).contains("HTTP/1.1 503", "GET /consent/{token}");

    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.consentLink(claim).declines("We do not know this partner.");
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
    later(Duration.ofDays(4));
  }

  @Test
  void aWindowIsHeld() {
    Claim claim = scenario.approvedClaim();
    world.report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    terminal.set("ADDRESS", claim.customerAddress());

    assertThat(follow("A window is held")).contains("CLAIM#" + claim.id());

    reviewer.correctsTheContact(claim, "right@contoso.example");
    isAssociatedInTheEnd(claim);
  }

  @Test
  void theDigestIsNotCalled() {
    Claim claim = scenario.approvedClaim();
    world.report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);

    assertThat(follow("The digest does not come")).contains("EachHourFromEight", "ENABLED");

    assertThat(scenario.mailsTo(world.leadAddress()))
        .last()
        .satisfies(mail -> assertThat(mail.text()).contains(claim.id()));
  }

  @Test
  void reportsOfMailsAreGivenUp() {
    Claim claim = scenario.approvedClaim();
    breakage.reserveNothing("MailEventsFunction");
    world.report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    later(Duration.ofHours(25));
    breakage.reserveAny("MailEventsFunction");
    breakage.disableMappings("MailEventsFunction");

    assertThat(follow("Events of mails wait")).contains("Disabled", "TaskHandle");

    world.settle();
    assertThat(partner.reads(claim).at("/consent/held").asBoolean()).isTrue();
  }

  @Test
  void endsOfExecutionsAreNotTaken() {
    Claim claim = scenario.approvedClaim();
    breakage.disableMappings("ReconcileFunction");
    world.stop(world.executions(claim.id()).getFirst());
    assertThat(world.executions(claim.id())).hasSize(1);

    assertThat(follow("Ends of executions wait")).contains("Disabled", "TaskHandle");

    isAssociatedInTheEnd(claim);
  }

  @Test
  void theApiReadsATableThatThereIsNot() throws Exception {
    Claim claim = partner.files();
    breakage.deploy("ClaimsApiFunction", NO_TABLE);
    breakage.get("/claims/" + claim.id(), world.token("org-17"));

    assertThat(follow("The API fails")).contains("GET /claims/{id}", "ClaimsApi");
    rollBack("ClaimsApiFunction");

    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Test
  void noticesArePaused() {
    Claim claim = scenario.claimUnderReview();

    String _ = follow("How to pause notices");
    reviewer.approves(claim);
    later(Duration.ofHours(1));
    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
    breakage.reserveAny("AskCustomerFunction");
    breakage.reserveAny("SendNoticeFunction");

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  /** Follows a section from its beginning to its end. */
  private String follow(String section) {
    return follow(section, runbook.of(section).size() - 1);
  }

  /** Follows a section up to one of its blocks. */
  private String follow(String section, int lastBlock) {
    long begun = System.nanoTime();
    terminal.setTime(world.now());
    StringBuilder printed = new StringBuilder();
    for (String block : runbook.of(section).subList(0, lastBlock + 1)) {
      printed.append(terminal.run(block)).append('\n');
    }
    assertThat(printed)
        .asString()
        .doesNotContain("An error occurred", "command not found", "aws: error", "jq: ");
    rows.add(
        "| %s | %s | %d | %.1f |\n"
            .formatted(
                incident, section, runbook.commands(section), (System.nanoTime() - begun) / 1e9));
    assertThat(runbook.commands(section)).isLessThanOrEqualTo(MOST_COMMANDS);
    return printed.toString();
  }

  private void rollBack(String function) {
    terminal.set("FUNCTION", function);
    assertThat(follow("How to roll back")).contains("\"Name\": \"live\"");
  }

  private void lookAfter(Claim claim) {
    terminal.set("CLAIM", claim.id());
    assertThat(follow("How to have a claim looked after")).contains("\"StatusCode\": 200");
    world.settle();
  }

  private void isAssociatedInTheEnd(Claim claim) {
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  private List<String> statesOf(Claim claim) {
    return world.executions(claim.id()).stream()
        .flatMap(execution -> execution.statesEntered().stream())
        .toList();
  }

  private void later(Duration by) {
    world.passTo(world.now().plus(by));
  }
}
