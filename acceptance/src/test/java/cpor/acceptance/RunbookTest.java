package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
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
import cpor.acceptance.world.SentMail;
import cpor.local.alarms.AlarmStatus;
import cpor.local.events.BusEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Each incident rings its alarms and no other, is found, understood and mended with the commands of
 * its section, as they stand there; the claim goes on, and the alarms end. What breaks by itself is
 * broken by {@code /_local/faults}, what somebody did in the account is done there: while a fault
 * is on, everything is called that AWS would call, so what takes days is somebody's mistake. It is
 * alone in its world, which it breaks.
 */
@EnabledIf(
    value = "cpor.acceptance.operator.Terminal#isThere",
    disabledReason =
        "the AWS CLI (.ci/awscli installs it, AWS_CLI names it), bash, curl or jq is missing")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
// takes long, so it begins early
@Order(3)
class RunbookTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  /** A Monday morning, some months before the calendar's known decrees end. */
  private static final Instant START = Instant.parse("2027-06-07T08:00:00Z");

  private static final Path TABLE = Path.of("target", "rehearsal.md");
  private static final int MOST_COMMANDS = 4;

  /** What is tried again is tried within it. */
  private static final Duration RETRY = Duration.ofMinutes(10);

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** After them an alarm has ended whose cause has. */
  private static final int QUARTERS_OF_ALARMS = 12;

  /** What nothing mends within days: an account's reputation, a year that ends. */
  private static final Set<String> LASTING =
      Set.of("mail-bounces", "mail-complaints", "calendar-ends");

  private static final int LAST = Integer.MAX_VALUE;

  private static final Map<String, String> NO_TABLE = Map.of("CLAIMS_TABLE", "none");
  private static final String CALLED = "\"StatusCode\": 200";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Runbook runbook = Runbook.read();
  private final List<String> rows = new ArrayList<>();
  private final Set<String> lasting = new HashSet<>();
  private LocalWorld world;
  private Account account;
  private Terminal terminal;
  private Scenario scenario;
  private Partner partner;
  private Reviewer reviewer;
  private Rehearsal rehearsal;
  private Instant begun;

  @BeforeAll
  void start() {
    world = LocalWorld.withSchedules(START, Map.of("CONSENT_WINDOW", "1d"));
    account = new Account(world.cloud());
    terminal = Terminal.with(world.cloud().clients().shellVariables(), runbook, START);
  }

  @BeforeEach
  void begin() {
    scenario = new Scenario(world);
    partner = scenario.partner();
    reviewer = scenario.reviewer();
    rehearsal = new Rehearsal(runbook, terminal);
    begun = world.now();
  }

  @AfterEach
  void end(TestInfo test) {
    Method method = test.getTestMethod().orElseThrow();
    Set<String> rung = rung();
    world.mends();
    account.undoesTheRest();
    scenario.withdrawsWhatIsOpen();
    assertThat(rung).containsExactlyInAnyOrder(alarms(method).toArray(String[]::new));
    assertThat(sections(method)).allSatisfy(it -> assertThat(rehearsal.leftOutOf(it)).isEmpty());
    assertThat(rehearsal.commands()).isLessThanOrEqualTo(MOST_COMMANDS);
    lasting.addAll(rung);
    lasting.retainAll(LASTING);
    alarmsEnd();
    if (method.isAnnotationPresent(Rehearses.class)) {
      rows.add(
          "| %s | %s | %s | %d | %.1f |\n"
              .formatted(
                  method.getName(),
                  String.join(", ", rung),
                  sections(method).collect(Collectors.joining(", ")),
                  rehearsal.commands(),
                  rehearsal.seconds()));
    }
  }

  private void alarmsEnd() {
    for (int quarter = 0; quarter < QUARTERS_OF_ALARMS && !unsettled().isEmpty(); quarter++) {
      later(QUARTER);
    }
    assertThat(unsettled()).isEmpty();
  }

  @AfterAll
  void close() throws IOException {
    terminal.close();
    account.close();
    world.close();
    http.close();
    String heading =
        "| incident | alarms | sections | commands | seconds |\n| --- | --- | --- | --- | --- |\n";
    Path _ = Files.writeString(TABLE, heading + String.join("", rows));
  }

  @Test
  void everySectionWithCommandsIsRehearsed() {
    assertThat(incidents().flatMap(RunbookTest::sections).collect(Collectors.toSet()))
        .isEqualTo(runbook.sections());
  }

  @Test
  void everyAlarmHasAnIncidentThatRingsIt() {
    assertThat(incidents().flatMap(RunbookTest::alarms).collect(Collectors.toSet()))
        .isEqualTo(
            world.cloud().alarms().now().stream()
                .map(it -> named(it.alarm().name()))
                .collect(Collectors.toSet()));
  }

  @Test
  void anIncidentThatRingsSeveralAlarmsSaysWhy() {
    assertThat(incidents().map(it -> it.getAnnotation(Rehearses.class)))
        .allSatisfy(it -> assertThat(it.because().isEmpty()).isEqualTo(it.rings().length < 2));
  }

  @Test
  void theSectionOfEveryAlarmIsRehearsedOrHasNoCommands() {
    Set<String> anchors =
        runbook.blocks().keySet().stream()
            .map(title -> title.toLowerCase(Locale.ROOT).replace(' ', '-'))
            .collect(Collectors.toSet());

    assertThat(world.cloud().alarms().now()).extracting(AlarmStatus::section).isSubsetOf(anchors);
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

  /** Discarded, withdrawn, rejected or confirmed by the customer's silence: all of it is usual. */
  @Test
  @Order(1)
  void aQuietLifeOfFiftyClaimsRingsNone() {
    Stream.generate(() -> partner.drafts(ClaimDraft.complete()))
        .limit(40)
        .forEach(draft -> partner.tries(draft, Command.discard()).with(204));
    List<Claim> claims = Stream.generate(partner::files).limit(10).toList();
    claims.subList(6, 10).forEach(partner::withdraws);
    claims.subList(0, 6).forEach(reviewer::starts);
    later(Duration.ofHours(2));
    claims.subList(3, 6).forEach(reviewer::rejects);
    claims.subList(0, 3).forEach(reviewer::approves);
    later(Duration.ofDays(2));

    assertThat(claims.subList(0, 3))
        .allSatisfy(claim -> assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED"));
    assertThat(rung()).isEmpty();
  }

  @Rehearses("How to follow a request")
  void aPartnerAsksWhatBecameOfARequest() {
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

  @Rehearses(value = "An execution ended badly", rings = "executions-ended-badly")
  void anExecutionIsStopped() {
    Claim claim = scenario.approvedClaim();
    world.stop(world.executions(claim.id()).getFirst());
    later(Duration.ofMinutes(1));

    assertThat(follow("An execution ended badly")).contains(claim.id(), "ABORTED", CALLED);

    assertThat(world.executions(claim.id()))
        .extracting(Execution::status)
        .containsExactly("ABORTED", "RUNNING");
  }

  @Rehearses(value = "Tasks fail", rings = "tasks-failing")
  void deadlinesAreAppliedToATableThatThereIsNot() {
    Claim claim = scenario.approvedClaim();
    account.deploys("ApplyDeadlineFunction", NO_TABLE);
    scenario.passDeadlineOf(claim);
    later(Duration.ofMinutes(50));

    assertThat(follow("Tasks fail")).contains(claim.id(), "ApplyDeadline", "DynamoDbException");
    rollBack("ApplyDeadlineFunction");

    later(RETRY);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Rehearses(
      value = {"Claims cannot be repaired", "How to have a claim looked after"},
      rings = {"events-left-to-repair", "repairs-failed"},
      because = "what the stream may not start either is left to repair first")
  void repairMayNotStartExecutions() {
    world.breaks(Map.of("fault", "starts-refused", "error", "AccessDeniedException"));
    Claim claim = partner.files();
    later(Duration.ofMinutes(2));
    assertThat(rung()).containsExactly("events-left-to-repair");
    later(Duration.ofMinutes(140));

    assertThat(follow("Claims cannot be repaired")).contains(claim.id() + " is not repaired");
    world.mends();
    terminal.set("CLAIM", claim.id());
    assertThat(follow("How to have a claim looked after")).contains(CALLED);
    world.settle();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses(value = "Repair does not run", rings = "repair-not-running")
  void repairIsSwitchedOff() {
    Claim _ = partner.files();
    account.disables("ReconcileFunctionQuarterHour");
    later(Duration.ofMinutes(76));

    assertThat(follow("Repair does not run")).contains("DISABLED");

    assertThat(account.hasEnabled("ReconcileFunctionQuarterHour")).isTrue();
  }

  @Rehearses(value = "Signals are lost", rings = "signals-lost")
  void theStreamIsSwitchedOff() {
    List<Claim> claims = Stream.generate(partner::files).limit(10).toList();
    account.disablesMappingsOf("ClaimStreamFunction");
    claims.forEach(reviewer::starts);
    later(Duration.ofMinutes(75));

    assertThat(follow("Signals are lost")).contains("Disabled");

    reviewer.asksForMore(claims.getFirst());
    assertThat(statesOf(claims.getFirst())).contains("PartnerActionRequired");
  }

  @Rehearses(
      value = "The stream is behind",
      rings = {"stream-behind", "table-throttled"},
      because = "who reads the stream looks for doorbells in the table")
  void theStreamIsThrottledByTheTable() {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "table-throttled", "function", "ClaimStreamFunction"));
    reviewer.starts(claim);
    later(Duration.ofMinutes(40));

    assertThat(follow("The stream is behind")).contains("a record of the stream waits");
    world.mends();

    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Rehearses(value = "The bus takes no events", rings = "stream-behind")
  void theBusIsAway() {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "bus-away"));
    reviewer.starts(claim);
    later(Duration.ofMinutes(40));

    assertThat(follow("The bus takes no events")).contains("a record of the stream waits");
    world.mends();

    assertThat(statesOf(claim)).contains("UnderReview");
    assertThat(toldOf(claim)).contains("ReviewStarted");
  }

  @Rehearses(value = "Events are left to repair", rings = "events-left-to-repair")
  void theStreamMayNotStartExecutions() {
    world.breaks(Map.of("fault", "starts-refused", "error", "AccessDeniedException"));
    Claim claim = partner.files();
    later(Duration.ofMinutes(2));
    assertThat(world.executions(claim.id())).isEmpty();

    assertThat(follow("Events are left to repair", 0)).contains(claim.id() + " is left to repair");
    world.mends();
    assertThat(follow("Events are left to repair", 1)).contains(CALLED);
    world.settle();

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses(value = "Records of the stream were given up", rings = "records-undelivered")
  void theStreamIsSwitchedOffForADay() {
    Claim claim = partner.prepares();
    account.disablesMappingsOf("ClaimStreamFunction");
    partner.submits(claim);
    later(Duration.ofDays(1));
    account.enablesMappingsOf("ClaimStreamFunction");
    later(Duration.ofMinutes(2));
    assertThat(toldOf(claim)).doesNotContain("ClaimSubmitted");

    assertThat(follow("Records of the stream were given up")).contains("\"batchItemFailures\":[]");

    assertThat(toldOf(claim)).contains("ClaimSubmitted");
    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses(value = "A record was kept unread", rings = "records-kept-unread")
  void somebodyWritesToTheTableByHand() {
    world.writeByHand(Map.of("pk", "CLAIM#" + UUID.randomUUID(), "sk", "EVENT#000001"));
    Claim claim = partner.files();
    later(Duration.ofMinutes(2));

    assertThat(follow("A record was kept unread")).contains("was kept unread", "UNREADABLE#");

    assertThat(statesOf(claim)).contains("Submitted");
  }

  @Rehearses(value = "Mails are not taken", rings = "mail-not-taken")
  void theMailServiceRefuses() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-refusing"));
    reviewer.approves(claim);
    later(Duration.ofMinutes(45));

    assertThat(follow("Mails are not taken")).contains("\"sending\": false");
    world.mends();

    later(RETRY);
    assertThat(scenario.mailsTo(claim.customerAddress())).isNotEmpty();
  }

  @Rehearses(
      value = "A customer was not asked",
      rings = {"tasks-failing", "customers-not-asked"},
      because = "the tasks that should ask fail for an hour before")
  void askingTheCustomerFails() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "table-away", "function", "AskCustomerFunction"));
    reviewer.approves(claim);
    later(Duration.ofMinutes(50));
    assertThat(rung()).containsExactly("tasks-failing");
    later(Duration.ofMinutes(40));

    assertThat(follow("A customer was not asked"))
        .contains(claim.id(), "\"AskCustomer\"", "ResourceNotFoundException");
    world.mends();

    later(RETRY);
    assertThat(scenario.mailsTo(claim.customerAddress())).isNotEmpty();
  }

  @Rehearses(value = "Customers cannot decline", rings = "customers-throttled")
  void customersAreRefused() {
    Claim claim = scenario.approvedClaim();
    world.breaks(Map.of("fault", "api-throttled"));
    for (int asked = 0; asked < 30; asked++) {
      assertThat(gets("/consent/any").statusCode()).isEqualTo(429);
      later(Duration.ofSeconds(5));
    }
    String found = follow("Customers cannot decline", 0) + follow("Customers cannot decline", 1);
    assertThat(found).contains("HTTP/1.1 429", "GET /consent/{token}");
    world.mends();

    account.reservesNothingFor("ConsentPageFunction");
    assertThat(gets("/consent/any").statusCode()).isEqualTo(503);
    String _ = follow("Customers cannot decline", 2);

    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.consentLink(claim).declines("We do not know this partner.");
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
    later(Duration.ofDays(3));
  }

  @Rehearses(rings = "customers-refused")
  void linksLeadNowhere() {
    for (int minute = 0; minute < 18; minute++) {
      for (int asked = 0; asked < 21; asked++) {
        assertThat(gets("/consent/no/link").statusCode()).isEqualTo(404);
      }
      later(Duration.ofMinutes(1));
    }
  }

  @Rehearses(
      rings = {"tasks-failing", "notices-not-sent"},
      because = "the tasks that should send fail for a day before")
  void noticesAreSentFromATableThatThereIsNot() {
    Claim claim = partner.files();
    account.deploys("SendNoticeFunction", NO_TABLE);
    reviewer.starts(claim);
    reviewer.asksForMore(claim);
    later(Duration.ofHours(40));
    rollBack("SendNoticeFunction");

    partner.resubmits(claim, "The dates are on page 2.");
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @Rehearses(value = "A notice was not sent", rings = "notices-given-up")
  void thePartnersAddressIsNotVerifiedForADay() {
    Claim claim = scenario.claimUnderReview();
    world.report(scenario.mailsTo(claim.partnerAddress()).getFirst(), MailReport.PERMANENT_BOUNCE);
    world.breaks(Map.of("fault", "mail-sandbox"));
    reviewer.asksForMore(claim);
    world.mends();
    account.reservesNothingFor("SendNoticeFunction");
    later(Duration.ofDays(1));
    world.breaks(Map.of("fault", "mail-sandbox"));
    account.unreserves("SendNoticeFunction");
    later(RETRY);
    terminal.set("ADDRESS", claim.partnerAddress());
    terminal.set("CLAIM", claim.id());

    assertThat(follow("A notice was not sent"))
        .contains("ACTION_REQUIRED of " + claim.id(), "gaveUpAt", "MessageRejected", "BOUNCE");
    world.mends();

    partner.resubmits(claim, "The dates are on page 2.");
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  /** No alarm rings for one claim. */
  @Rehearses("A window is held")
  void theCustomersMailBounces() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);
    terminal.set("ADDRESS", claim.customerAddress());

    assertThat(follow("A window is held")).contains("CLAIM#" + claim.id());
    world.mends();

    partner.resendsTheNotice(claim);
    assertThat(isHeld(claim)).isFalse();
  }

  @Rehearses(value = "The digest does not come", rings = "digest-failed")
  void theDigestCannotBeSent() {
    Claim claim = scenario.approvedClaim();
    world.report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    world.passTo(nextBusinessDay().withHour(7).withMinute(59).toInstant());
    world.breaks(Map.of("fault", "mail-down"));
    later(RETRY);
    world.mends();

    assertThat(follow("The digest does not come"))
        .contains("MailUnavailable", "EachHourFromEight", "ENABLED");

    assertThat(scenario.mailsTo(world.leadAddress()))
        .last()
        .satisfies(mail -> assertThat(mail.text()).contains(claim.id()));
    reviewer.correctsTheContact(claim, "right@contoso.example");
  }

  @Rehearses(rings = "digest-not-running")
  void theDigestMayNotRun() {
    account.reservesNothingFor("DigestFunction");
    later(Duration.ofHours(26));
    account.unreserves("DigestFunction");

    assertThat(follow("The digest does not come")).contains(CALLED);
  }

  @Rehearses(
      value = "Events of mails wait",
      rings = {"mail-events-wait", "mail-events-undelivered"},
      because = "they are given up after a day of waiting")
  void reportsOfMailsAreGivenUp() {
    Claim claim = scenario.claimUnderReview();
    account.deploys("MailEventsFunction", NO_TABLE);
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);
    world.mends();
    later(Duration.ofMinutes(25));
    assertThat(rung()).containsExactly("mail-events-wait");
    later(Duration.ofHours(25));
    account.disablesMappingsOf("MailEventsFunction");
    account.rollsBack("MailEventsFunction");

    assertThat(follow("Events of mails wait")).contains("Disabled", "TaskHandle");

    world.settle();
    assertThat(isHeld(claim)).isTrue();
    reviewer.correctsTheContact(claim, "right@contoso.example");
    assertThat(isHeld(claim)).isFalse();
  }

  @Rehearses(
      value = "Ends of executions wait",
      rings = {
        "executions-ended-badly",
        "repair-not-running",
        "execution-events-wait",
        "execution-events-undelivered"
      },
      because =
          "an end waits only where one was bad and who takes it fails, and is given up after a day")
  void endsOfExecutionsAreGivenUp() {
    Claim claim = scenario.approvedClaim();
    account.deploys("ReconcileFunction", NO_TABLE);
    world.stop(world.executions(claim.id()).getFirst());
    later(Duration.ofHours(3));
    assertThat(rung())
        .contains("execution-events-wait")
        .doesNotContain("execution-events-undelivered");
    later(Duration.ofHours(23));
    account.disablesMappingsOf("ReconcileFunction");
    account.rollsBack("ReconcileFunction");

    assertThat(follow("Ends of executions wait")).contains("Disabled", "TaskHandle");

    world.settle();
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Rehearses(
      value = {"The API fails", "How to roll back"},
      rings = "api-failing")
  void theApiReadsATableThatThereIsNot() {
    Claim claim = partner.files();
    account.deploys("ClaimsApiFunction", NO_TABLE);
    for (int minute = 0; minute < 12; minute++) {
      assertThat(gets("/claims/" + claim.id()).statusCode()).isEqualTo(500);
      later(Duration.ofMinutes(1));
    }

    assertThat(follow("The API fails")).contains("GET /claims/{id}", "ClaimsApi");
    rollBack("ClaimsApiFunction");

    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Rehearses(value = "The table is throttled", rings = "table-throttled")
  void theTableIsThrottled() {
    Claim claim = partner.files();
    world.breaks(Map.of("fault", "table-throttled"));
    isToldToTryAgainAllTheTime("/claims/" + claim.id());

    String _ = follow("The table is throttled");
    world.mends();

    reviewer.starts(claim);
    assertThat(statesOf(claim)).contains("UnderReview");
  }

  @Rehearses(rings = "list-index-throttled")
  void theIndexOfAnOrganisationsClaimsIsThrottled() {
    world.breaks(Map.of("fault", "index-throttled", "index", "byOrganisation"));
    isToldToTryAgainAllTheTime("/claims");
  }

  @Rehearses(rings = "search-index-throttled")
  void anIndexOfWordsIsThrottled() {
    world.breaks(Map.of("fault", "index-throttled", "index", "byWord"));
    isToldToTryAgainAllTheTime("/claims?q=contoso");
  }

  @Rehearses(rings = "due-index-throttled")
  void theIndexOfTheQueueIsThrottled() {
    world.breaks(Map.of("fault", "index-throttled", "index", "byDue"));
    isToldToTryAgainAllTheTime("/reviews");
  }

  @Rehearses(rings = "wake-index-throttled")
  void theIndexOfOpenClaimsIsThrottled() {
    world.breaks(Map.of("fault", "index-throttled", "index", "byWake"));
    isCalledAllTheTime("ReconcileFunction", 4);
  }

  @Rehearses(rings = "retention-index-throttled")
  void theIndexOfWhatIsToBeRemovedIsThrottled() {
    world.breaks(Map.of("fault", "index-throttled", "index", "byRetention"));
    isCalledAllTheTime("RetentionFunction", 4);
  }

  @Rehearses(value = "Open executions near their quota", rings = "execution-quota")
  void theQuotaOfExecutionsIsNearlyUsedUp() {
    int open = world.cloud().stepFunctions().runningExecutions().size();
    world.breaks(Map.of("fault", "execution-quota", "quota", String.valueOf(open + 4)));
    List<Claim> claims = Stream.generate(partner::files).limit(3).toList();
    later(QUARTER);

    String _ = follow("Open executions near their quota");
    world.mends();

    assertThat(claims).allSatisfy(claim -> assertThat(statesOf(claim)).contains("Submitted"));
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
    later(Duration.ofMinutes(30));
    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
    account.unreserves("AskCustomerFunction");
    account.unreserves("SendNoticeFunction");

    later(RETRY);
    assertThat(scenario.mailsTo(claim.customerAddress())).isNotEmpty();
  }

  @Rehearses("How to change a parameter")
  void somebodyAsksWhichValuesAreInForce() {
    assertThat(follow("How to change a parameter")).contains("CLAIMS_TABLE");
  }

  @Rehearses(value = "How to change the state machine", rings = "executions-ended-badly")
  void aClaimIsMovedToTheNewDefinition() {
    Claim claim = scenario.approvedClaim();
    terminal.set("CLAIM", claim.id());

    String _ = follow("How to change the state machine");
    later(Duration.ofMinutes(1));

    assertThat(world.executions(claim.id()))
        .extracting(Execution::status)
        .containsExactly("ABORTED", "RUNNING");
  }

  @Rehearses("How to restore the table")
  void theTableIsRestored() {
    terminal.set("TIME", START.toString());

    String _ = follow("How to restore the table");
  }

  /** Among the last: a draft is kept for months. */
  @Rehearses(value = "Claims are kept too long", rings = "retention-overdue")
  @Order(LAST - 3)
  void claimsCannotBeRemoved() {
    Claim claim = partner.prepares();
    partner.tries(claim, Command.discard()).with(204);
    later(Duration.ofDays(89));
    account.deploys("RetentionFunction", Map.of("EVIDENCE_BUCKET", "none"));
    later(Duration.ofDays(5));
    assertThat(world.keeps(claim.id())).isTrue();

    assertThat(follow("Claims are kept too long", 0)).contains(claim.id() + " is not removed");
    account.rollsBack("RetentionFunction");
    assertThat(follow("Claims are kept too long", 1)).contains(CALLED);

    assertThat(world.keeps(claim.id())).isFalse();
    later(Duration.ofDays(2));
  }

  @Rehearses(rings = "calendar-ends")
  @Order(LAST - 2)
  void theCalendarsLastYearEndsSoon() {
    world.passTo(Instant.parse("2027-10-02T10:00:00Z"));
    account.calls("ReconcileFunction");
    later(Duration.ofMinutes(2));
  }

  @Rehearses(value = "Mails bounce", rings = "mail-bounces")
  @Order(LAST)
  void partnersNameWrongContacts() {
    List<SentMail> mails = world.mails();
    Claim claim = scenario.claimUnderReview();
    later(Duration.ofHours(1));
    mails.stream()
        .limit(mails.size() / 8)
        .forEach(mail -> world.report(mail, MailReport.PERMANENT_BOUNCE));
    world.breaks(Map.of("fault", "mail-bounces", "address", claim.customerAddress()));
    reviewer.approves(claim);
    later(Duration.ofMinutes(2));

    assertThat(follow("Mails bounce")).contains(claim.customerAddress() + "\tBOUNCE");

    reviewer.correctsTheContact(claim, "right@contoso.example");
    assertThat(isHeld(claim)).isFalse();
  }

  @Rehearses(rings = "mail-complaints")
  @Order(LAST - 1)
  void mailsAreUnwanted() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-complains", "address", claim.customerAddress()));
    reviewer.approves(claim);
    later(Duration.ofMinutes(2));
  }

  private static Stream<Method> incidents() {
    return Stream.of(RunbookTest.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Rehearses.class));
  }

  private static Stream<String> sections(Method incident) {
    return Stream.of(incident.getAnnotationsByType(Rehearses.class))
        .map(Rehearses::value)
        .flatMap(Stream::of);
  }

  private static Stream<String> alarms(Method incident) {
    return Stream.of(incident.getAnnotationsByType(Rehearses.class))
        .map(Rehearses::rings)
        .flatMap(Stream::of);
  }

  private Set<String> rung() {
    return butTheLasting(world.rungSince(begun));
  }

  private Set<String> unsettled() {
    return butTheLasting(world.unsettled());
  }

  private Set<String> butTheLasting(Set<String> alarms) {
    return alarms.stream()
        .map(RunbookTest::named)
        .filter(alarm -> !lasting.contains(alarm))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String named(String alarm) {
    return alarm.replace("cpor-claims-", "");
  }

  private String follow(String section) {
    return rehearsal.follow(section, world.now());
  }

  private String follow(String section, int block) {
    return rehearsal.follow(section, block, world.now());
  }

  private void rollBack(String function) {
    terminal.set("FUNCTION", function);
    assertThat(follow("How to roll back")).contains("\"Name\": \"live\"");
  }

  private boolean isHeld(Claim claim) {
    return partner.reads(claim).at("/consent/held").asBoolean();
  }

  private List<String> statesOf(Claim claim) {
    return world.executions(claim.id()).stream()
        .flatMap(execution -> execution.statesEntered().stream())
        .toList();
  }

  /** What other systems heard of a claim. */
  private List<String> toldOf(Claim claim) {
    world.settle();
    return world.cloud().events().events().stream()
        .filter(event -> event.detail().path("claimId").asText().equals(claim.id()))
        .map(BusEvent::detailType)
        .toList();
  }

  /**
   * Asks for more than a quarter of an hour, four times in five minutes: often enough for the
   * alarms of throttling, and too seldom for that of answers that fail.
   */
  private void isToldToTryAgainAllTheTime(String path) {
    for (int times = 0; times < 14; times++) {
      isToldToTryAgain(path);
      later(Duration.ofSeconds(75));
    }
  }

  /** Calls a function for more than a quarter of an hour, so often in four minutes. */
  private void isCalledAllTheTime(String function, int often) {
    for (int times = 0; times < 5; times++) {
      for (int called = 0; called < often; called++) {
        account.calls(function);
      }
      later(Duration.ofMinutes(4));
    }
  }

  private void isToldToTryAgain(String path) {
    assertThat(gets(path))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("retry-after")).isPresent();
            });
  }

  /** Asks past the contract, which promises no answers of a cloud that is broken. */
  private HttpResponse<String> gets(String path) {
    String client = path.startsWith("/reviews") ? "reviewer-1" : "org-17";
    HttpRequest request =
        HttpRequest.newBuilder(world.api().resolve(path))
            .header("authorization", "Bearer " + world.token(client))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private ZonedDateTime nextBusinessDay() {
    ZonedDateTime day = world.now().atZone(BUDAPEST).truncatedTo(ChronoUnit.DAYS).plusDays(1);
    return day.getDayOfWeek().getValue() > 5 ? day.plusDays(2) : day;
  }

  private void later(Duration by) {
    world.passTo(world.now().plus(by));
  }
}
