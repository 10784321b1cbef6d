package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.operator.Account;
import cpor.acceptance.operator.Rehearsal;
import cpor.acceptance.operator.Runbook;
import cpor.acceptance.operator.Terminal;
import cpor.acceptance.world.Execution;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.MailReport;
import cpor.local.events.BusEvent;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each incident is found, understood and mended with the commands of its section, as they stand
 * there, and the claim goes on. What breaks by itself is broken by {@code /_local/faults}, what
 * somebody did in the account is done there. It is alone in its world, which it breaks.
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
  private static final String CALLED = "\"StatusCode\": 200";

  private final Runbook runbook = Runbook.read();
  private final List<String> rows = new ArrayList<>();
  private LocalWorld world;
  private Scenario scenario;
  private Partner partner;
  private Reviewer reviewer;
  private Account account;
  private Terminal terminal;
  private Rehearsal rehearsal;

  @BeforeAll
  void start() {
    world = LocalWorld.standingAt(START);
    scenario = new Scenario(world);
    partner = scenario.partner();
    reviewer = scenario.reviewer();
    account = new Account(world.cloud());
    terminal = Terminal.with(world.cloud().clients().shellVariables(), runbook, START);
  }

  @BeforeEach
  void begin() {
    rehearsal = new Rehearsal(runbook, terminal);
  }

  @AfterEach
  void mend(TestInfo test) {
    world.mends();
    Method method = test.getTestMethod().orElseThrow();
    List<String> sections = sections(method).toList();
    assertThat(sections).allSatisfy(it -> assertThat(rehearsal.leftOutOf(it)).isEmpty());
    assertThat(rehearsal.commands()).isLessThanOrEqualTo(MOST_COMMANDS);
    if (!sections.isEmpty()) {
      rows.add(
          "| %s | %s | %d | %.1f |\n"
              .formatted(
                  method.getName(),
                  String.join(", ", sections),
                  rehearsal.commands(),
                  rehearsal.seconds()));
    }
  }

  @AfterAll
  void end() throws IOException {
    terminal.close();
    account.close();
    world.close();
    String heading = "| incident | section | commands | seconds |\n| --- | --- | --- | --- |\n";
    Path _ = Files.writeString(TABLE, heading + String.join("", rows));
  }

  @Test
  void everySectionWithCommandsIsRehearsed() {
    assertThat(Stream.of(RunbookTest.class.getDeclaredMethods()).flatMap(RunbookTest::sections))
        .containsExactlyInAnyOrderElementsOf(runbook.sections());
  }

  @Test
  void aLinkThatTheCliSignsWorks() {
    Claim claim = partner.prepares();
    String link =
        terminal.run(
            "aws s3 presign s3://$(output EvidenceBucketName)/" + account.documentOf(claim.id()));

    assertThat(scenario.download(link).status()).isEqualTo(200);
    assertThat(scenario.download(link.replace("Signature=", "Signature=0")).status())
        .isEqualTo(403);
  }

  @Rehearses("How to follow a request")
  void aPartnerAsksWhatBecameOfARequest() throws Exception {
    Claim claim = partner.files();
    HttpResponse<String> answer = gets("/claims/" + claim.id());
    terminal.set("TRACE", answer.headers().firstValue("apigw-requestid").orElseThrow());

    assertThat(follow("How to follow a request"))
        .contains(claim.id(), "GET /claims/{id}", "\"ClaimsApi\"");
  }

  @Rehearses("How to read an execution")
  void aPartnerAsksWhereAClaimIs() {
    Claim claim = partner.files();
    terminal.set("CLAIM", claim.id());

    assertThat(follow("How to read an execution")).contains("SUBMITTED", "RUNNING");
  }

  @Rehearses("An execution ended badly")
  void anExecutionIsStopped() {
    Claim claim = scenario.approvedClaim();
    world.stop(world.executions(claim.id()).getFirst());

    assertThat(follow("An execution ended badly")).contains(claim.id(), "ABORTED", CALLED);

    assertThat(world.executions(claim.id()))
        .extracting(Execution::status)
        .containsExactly("ABORTED", "RUNNING");
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("Tasks fail")
  void deadlinesAreAppliedToATableThatThereIsNot() {
    Claim claim = scenario.approvedClaim();
    account.deploys("ApplyDeadlineFunction", NO_TABLE);
    scenario.passDeadlineOf(claim);
    later(RETRY);

    assertThat(follow("Tasks fail")).contains(claim.id(), "ApplyDeadline", "DynamoDbException");
    rollBack("ApplyDeadlineFunction");

    later(RETRY);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Rehearses({"Claims cannot be repaired", "How to have a claim looked after"})
  void repairMayNotStartExecutions() {
    world.breaks(Map.of("fault", "starts-refused", "error", "AccessDeniedException"));
    Claim claim = partner.files();
    repairRuns();

    assertThat(follow("Claims cannot be repaired")).contains(claim.id() + " is not repaired");
    world.mends();
    terminal.set("CLAIM", claim.id());
    assertThat(follow("How to have a claim looked after")).contains(CALLED);
    world.settle();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses("Repair does not run")
  void repairIsSwitchedOff() {
    account.disables("ReconcileFunctionQuarterHour");

    assertThat(follow("Repair does not run")).contains("DISABLED");

    assertThat(account.hasEnabled("ReconcileFunctionQuarterHour")).isTrue();
  }

  @Rehearses("Signals are lost")
  void theStreamIsSwitchedOff() {
    Claim claim = partner.files();
    account.disablesMappingsOf("ClaimStreamFunction");
    reviewer.starts(claim);
    assertThat(statesOf(claim)).doesNotContain("UnderReview");

    assertThat(follow("Signals are lost")).contains("Disabled");

    world.settle();
    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Rehearses("The stream is behind")
  void theStreamIsThrottledByTheTable() {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "table-throttled", "function", "ClaimStreamFunction"));
    reviewer.starts(claim);
    later(Duration.ofMinutes(30));

    assertThat(follow("The stream is behind")).contains("a record of the stream waits");
    world.mends();

    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Rehearses("The bus takes no events")
  void theBusIsAway() {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "bus-away"));
    reviewer.starts(claim);
    later(Duration.ofMinutes(30));

    assertThat(follow("The bus takes no events")).contains("a record of the stream waits");
    world.mends();

    assertThat(statesOf(claim)).contains("UnderReview");
    assertThat(world.cloud().events().events())
        .filteredOn(event -> event.detail().path("claimId").asText().equals(claim.id()))
        .extracting(BusEvent::detailType)
        .contains("ReviewStarted");
  }

  @Rehearses("Events are left to repair")
  void theStreamMayNotStartExecutions() {
    world.breaks(Map.of("fault", "starts-refused", "error", "AccessDeniedException"));
    Claim claim = partner.files();
    assertThat(world.executions(claim.id())).isEmpty();

    assertThat(follow("Events are left to repair", 0)).contains(claim.id() + " is left to repair");
    world.mends();
    assertThat(follow("Events are left to repair", 1)).contains(CALLED);
    world.settle();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses("Records of the stream were given up")
  void recordsOfTheStreamAreGivenUp() {
    Claim claim = partner.prepares();
    account.disablesMappingsOf("ClaimStreamFunction");
    partner.submits(claim);
    account.findsGivenUp(claim.id());
    assertThat(world.executions(claim.id())).isEmpty();

    assertThat(follow("Records of the stream were given up")).contains("\"batchItemFailures\":[]");

    assertThat(statesOf(claim)).contains("Submitted");
    account.enablesMappingsOf("ClaimStreamFunction");
  }

  @Rehearses("A record was kept unread")
  void somebodyWritesToTheTableByHand() {
    world.writeByHand(Map.of("pk", "CLAIM#by-hand", "sk", "EVENT#000001", "note", "I was here."));
    Claim claim = partner.files();

    assertThat(follow("A record was kept unread")).contains("was kept unread", "UNREADABLE#");

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses("Mails are not taken")
  void theMailServiceRefuses() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-refusing"));
    reviewer.approves(claim);
    later(Duration.ofMinutes(30));

    assertThat(follow("Mails are not taken")).contains("\"sending\": false");
    world.mends();

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("A customer was not asked")
  void askingTheCustomerFails() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "table-away", "function", "AskCustomerFunction"));
    reviewer.approves(claim);
    later(Duration.ofHours(1));

    assertThat(follow("A customer was not asked"))
        .contains(claim.id(), "\"AskCustomer\"", "ResourceNotFoundException");
    world.mends();

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("Customers cannot decline")
  void customersFindNoPage() throws Exception {
    Claim claim = scenario.approvedClaim();
    world.passTo(partner.reads(claim).dueAt().minus(Duration.ofDays(1)));
    account.reservesNothingFor("ConsentPageFunction");
    assertThat(gets("/consent/any").statusCode()).isEqualTo(503);

    assertThat(follow("Customers cannot decline")).contains("HTTP/1.1 503", "GET /consent/{token}");

    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.consentLink(claim).declines("We do not know this partner.");
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
    later(Duration.ofDays(4));
  }

  @Rehearses("A notice was not sent")
  void thePartnersAddressIsNotVerified() {
    Claim claim = scenario.claimUnderReview();
    world.report(scenario.mailsTo(claim.partnerAddress()).getFirst(), MailReport.PERMANENT_BOUNCE);
    world.breaks(Map.of("fault", "mail-sandbox"));
    reviewer.asksForMore(claim);
    later(Duration.ofDays(1).plus(RETRY));
    terminal.set("ADDRESS", claim.partnerAddress());
    terminal.set("CLAIM", claim.id());

    assertThat(follow("A notice was not sent"))
        .contains("ACTION_REQUIRED of " + claim.id(), "gaveUpAt", "MessageRejected", "BOUNCE");
    world.mends();

    partner.resubmits(claim, "The dates are on page 2.");
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @Rehearses("A window is held")
  void theCustomersMailBounces() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);
    terminal.set("ADDRESS", claim.customerAddress());

    assertThat(follow("A window is held")).contains("CLAIM#" + claim.id());
    world.mends();

    partner.resendsTheNotice(claim);
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("The digest does not come")
  void theDigestCannotBeSent() {
    Claim claim = scenario.approvedClaim();
    world.report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    world.breaks(Map.of("fault", "mail-down"));
    account.calls("DigestFunction");
    world.mends();

    assertThat(follow("The digest does not come"))
        .contains("MailUnavailable", "EachHourFromEight", "ENABLED");

    assertThat(scenario.mailsTo(world.leadAddress()))
        .last()
        .satisfies(mail -> assertThat(mail.text()).contains(claim.id()));
    reviewer.correctsTheContact(claim, "right@contoso.example");
  }

  @Rehearses("Events of mails wait")
  void reportsOfMailsAreGivenUp() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "function-fails", "function", "MailEventsFunction"));
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);
    later(Duration.ofHours(25));
    account.disablesMappingsOf("MailEventsFunction");
    world.mends();

    assertThat(follow("Events of mails wait")).contains("Disabled", "TaskHandle");

    world.settle();
    assertThat(partner.reads(claim).at("/consent/held").asBoolean()).isTrue();
    reviewer.correctsTheContact(claim, "right@contoso.example");
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("Ends of executions wait")
  void endsOfExecutionsAreNotTaken() {
    Claim claim = scenario.approvedClaim();
    account.disablesMappingsOf("ReconcileFunction");
    world.stop(world.executions(claim.id()).getFirst());
    assertThat(world.executions(claim.id())).hasSize(1);

    assertThat(follow("Ends of executions wait")).contains("Disabled", "TaskHandle");

    isAssociatedInTheEnd(claim);
  }

  @Rehearses("Mails bounce")
  void aPartnerNamesAWrongContact() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);

    assertThat(follow("Mails bounce")).contains(claim.customerAddress() + "\tBOUNCE");

    reviewer.correctsTheContact(claim, "right@contoso.example");
    isAssociatedInTheEnd(claim);
  }

  @Rehearses({"The API fails", "How to roll back"})
  void theApiReadsATableThatThereIsNot() throws Exception {
    Claim claim = partner.files();
    account.deploys("ClaimsApiFunction", NO_TABLE);
    assertThat(gets("/claims/" + claim.id()).statusCode()).isEqualTo(500);

    assertThat(follow("The API fails")).contains("GET /claims/{id}", "ClaimsApi");
    rollBack("ClaimsApiFunction");

    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Rehearses("The table is throttled")
  void theTableIsThrottled() throws Exception {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "table-throttled"));
    assertThat(gets("/claims/" + claim.id()))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("retry-after")).isPresent();
            });

    String _ = follow("The table is throttled");
    world.mends();

    reviewer.starts(claim);
    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Rehearses("Open executions near their quota")
  void theQuotaOfExecutionsIsUsedUp() {
    world.breaks(Map.of("fault", "execution-quota", "quota", "1"));
    Claim _ = partner.files();
    Claim claim = partner.files();
    assertThat(world.executions(claim.id())).isEmpty();

    String _ = follow("Open executions near their quota");
    world.mends();
    repairRuns();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses("Claims are kept too long")
  void claimsCannotBeRemoved() {
    Claim claim = partner.prepares();
    partner.tries(claim, Command.discard()).with(204);
    later(Duration.ofDays(89));
    world.breaks(Map.of("fault", "table-away", "function", "RetentionFunction"));
    later(Duration.ofDays(3));
    assertThat(world.keeps(claim.id())).isTrue();

    assertThat(follow("Claims are kept too long", 0)).contains("\"FAILED\"");
    world.mends();
    assertThat(follow("Claims are kept too long", 1)).contains(CALLED);

    assertThat(world.keeps(claim.id())).isFalse();
  }

  @Rehearses("How to erase personal data")
  void somebodyAsksToBeForgotten() {
    Claim claim = scenario.associatedClaim();
    terminal.set("CLAIM", claim.id());

    assertThat(follow("How to erase personal data")).contains("ERASED");

    assertThat(partner.reads(claim).at("/customerContact/name").asText()).isEqualTo("erased");
  }

  @Rehearses("How to pause notices")
  void noticesArePaused() {
    Claim claim = scenario.claimUnderReview();

    String _ = follow("How to pause notices");
    reviewer.approves(claim);
    later(Duration.ofHours(1));
    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
    account.unreserves("AskCustomerFunction");
    account.unreserves("SendNoticeFunction");

    later(RETRY);
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("How to change a parameter")
  void somebodyAsksWhichValuesAreInForce() {
    assertThat(follow("How to change a parameter")).contains("CLAIMS_TABLE");
  }

  @Rehearses("How to change the state machine")
  void aClaimIsMovedToTheNewDefinition() {
    Claim claim = scenario.approvedClaim();
    terminal.set("CLAIM", claim.id());

    String _ = follow("How to change the state machine");
    world.settle();

    assertThat(world.executions(claim.id()))
        .extracting(Execution::status)
        .containsExactly("ABORTED", "RUNNING");
    isAssociatedInTheEnd(claim);
  }

  @Rehearses("How to restore the table")
  void theTableIsRestored() {
    terminal.set("TIME", START.toString());

    String _ = follow("How to restore the table");
  }

  private static Stream<String> sections(Method test) {
    return Stream.of(test.getAnnotationsByType(Rehearses.class))
        .map(Rehearses::value)
        .flatMap(Stream::of);
  }

  private String follow(String section) {
    return rehearsal.follow(section, world.now());
  }

  private String follow(String section, int block) {
    return rehearsal.follow(section, block, world.now());
  }

  /** The run of the next full hour, which looks at each claim. */
  private void repairRuns() {
    world.passTo(world.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    account.calls("ReconcileFunction");
    world.settle();
  }

  private void rollBack(String function) {
    terminal.set("FUNCTION", function);
    assertThat(follow("How to roll back")).contains("\"Name\": \"live\"");
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

  /** Asks past the contract, which promises no answers of a cloud that is broken. */
  private HttpResponse<String> gets(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(world.api().resolve(path))
              .header("authorization", "Bearer " + world.token("org-17"))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private void later(Duration by) {
    world.passTo(world.now().plus(by));
  }
}
