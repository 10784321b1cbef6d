package cpor.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.alarms.Alarms;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import cpor.local.claims.ClaimItems;
import cpor.local.claims.ClaimList;
import cpor.local.faults.ActiveFault;
import cpor.local.metrics.Metrics;
import cpor.local.web.Answer;
import cpor.local.web.Request;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ses.SesClient;
import stepfunctions.StepFunctions;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

class PagesTest {
  private static RunningServices services;
  private static ClaimList claims;
  private static Pages pages;

  @BeforeAll
  static void start() throws Exception {
    services = new RunningServices();
    VirtualClock clock = VirtualClock.standingAt(Instant.parse("2026-11-23T08:00:00Z"));
    StepFunctions stepFunctions =
        new StepFunctions(
            clock,
            new InFlight(),
            (resource, _) -> {
              throw new IllegalStateException(resource);
            },
            Runnable::run,
            new Random(1),
            _ -> {});
    claims = ClaimList.following(services.dynamoDb, ClaimsTable.NAME);
    ClaimsTable.putClaim(services.json, "c1", "SUBMITTED", "");
    RecentLines log = new RecentLines(1);
    log.accept("<b>a line</b>");
    pages =
        new Pages(
            "/_local",
            new Sources(
                Clock.fixed(clock.instant(), ZoneOffset.UTC),
                services.mails,
                claims,
                new ClaimItems(services.json, ClaimsTable.NAME),
                stepFunctions,
                services.eventBus,
                services.faults,
                new Alarms(List.of(), new Metrics(clock, Set.of()), (_, _, _) -> false),
                log,
                Path.of("../functions/tests/src/test/resources/cpor/notice/mail"),
                Path.of("../docs/runbook.md")));
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void theOverviewSaysWhatIsThereAndWhatIsNotYet() {
    assertThat(get("").text())
        .contains("datetime=\"2026-11-23T08:00:00Z\"")
        .contains("Nothing: no alarm rings");
    assertThat(get("/log").text()).contains("<pre>&lt;b&gt;a line&lt;/b&gt;</pre>");
  }

  @Test
  void whatIsBrokenOnPurposeIsTold() {
    ActiveFault away = services.faults.begin(Map.of("fault", "table-away"));
    try {
      assertThat(get("").text()).contains("Broken on purpose", "Mend table-away");
    } finally {
      boolean _ = services.faults.end(away.id());
    }
  }

  @Test
  void claimsAreListedAndShown() {
    assertThat(get("").text()).contains("href=\"/_local/claims/c1\"");
    assertThat(get("/claims/c1").text()).contains("Claim of Contoso Kft.");
  }

  @Test
  void anAlarmLeadsToItsSectionOfTheRunbook() {
    assertThat(get("/runbook").text())
        .contains("<h2 id=\"mails-are-not-taken\">Mails are not taken</h2>")
        .contains("aws sesv2 get-account");
  }

  @Test
  void textOfOthersCannotBecomeMarkupAndAddressesInItCanBeClicked() {
    String id = send("<b>&", "see\nhttp://localhost:3000/consent/a$1?b=1&c=2\n<now>");

    assertThat(get("/mails/" + id).text())
        .contains("<title>&lt;b&gt;&amp; ·")
        .contains(
            "see\n<a href=\"http://localhost:3000/consent/a$1?b=1&amp;c=2\">"
                + "http://localhost:3000/consent/a$1?b=1&amp;c=2</a>\n&lt;now&gt;");
    assertThat(get("/mails/" + id + "/html").text())
        .contains("<base target=\"_top\">")
        .contains("&lt;now&gt;");
  }

  @Test
  void everyNoticeIsListedWithItsSubjects() {
    assertThat(get("/notices").text())
        .contains("Please check: a partner's claim about Contoso Kft.")
        .contains("href=\"/_local/notices/consent-request\"");
  }

  @Test
  void aNoticeIsShownInEachLanguageAsHtmlAndText() {
    String page = get("/notices/rejected").text();

    assertThat(page).contains("<pre>");
    for (String language : List.of("en", "hu")) {
      assertThat(page).contains("src=\"/_local/notices/rejected/" + language + "\"");
      assertThat(get("/notices/rejected/" + language).text()).startsWith("<!doctype html>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/notices/unknown",
        "/notices/unknown/en",
        "/notices/rejected/de",
        "/mails/unknown",
        "/claims/unknown",
        "/executions/unknown",
        "/unknown"
      })
  void thereIsNothingElse(String path) {
    Answer answer = get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("href=\"/_local\"");
  }

  private static String send(String subject, String text) {
    try (SesClient ses = services.clients().ses()) {
      return ses.sendEmail(
              mail ->
                  mail.source("claims@cpor.example")
                      .destination(to -> to.toAddresses("anna@contoso.example"))
                      .message(
                          message ->
                              message
                                  .subject(content -> content.data(subject))
                                  .body(body -> body.text(content -> content.data(text)))))
          .messageId();
    }
  }

  private static Answer get(String path) {
    return pages.answer(new Request("GET", "/_local" + path, "", Map.of(), new byte[0]));
  }
}
