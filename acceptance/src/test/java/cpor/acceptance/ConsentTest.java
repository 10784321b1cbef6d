package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.ConsentLink;
import cpor.acceptance.client.Partner;
import cpor.acceptance.world.Announcement;
import cpor.acceptance.world.SentMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer is asked, and its silence or its word decides. */
@ExtendWith(ScenarioExtension.class)
class ConsentTest {

  private final Scenario scenario;
  private final Partner partner;

  ConsentTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
  }

  @Test
  @AlsoOnLocalStack("a deadline that associates")
  void silenceIsConsent() {
    Claim claim = scenario.approvedClaim();
    ClaimView asked = partner.reads(claim);
    assertThat(asked.status()).isEqualTo("APPROVED");
    assertThat(asked.stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(asked.text("/deadline/owner")).isEqualTo("CUSTOMER");
    assertThat(asked.text("/deadline/whenMissed")).isEqualTo("ASSOCIATES");
    assertThat(asked.time("/consent/windowEndsAt")).isEqualTo(asked.dueAt());

    scenario.world().passTo(asked.dueAt().minusSeconds(1).minus(scenario.world().delay()));
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.world().passTo(asked.dueAt());

    ClaimView associated = partner.reads(claim);
    assertThat(associated.status()).isEqualTo("APPROVED");
    assertThat(associated.stage()).isEqualTo("ASSOCIATED");
    assertThat(associated.at("/deadline").isNull()).isTrue();
    assertThat(associated.time("/incentiveEvaluation/sentAt"))
        .isBetween(asked.dueAt(), asked.dueAt().plus(scenario.world().delay()));
    assertThat(scenario.world().announcements(claim.id()))
        .singleElement()
        .satisfies(announced -> isAssociation(announced, claim));
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(),
            "Claim approved: " + claim.customerName(),
            "Association confirmed: " + claim.customerName());
    assertThat(scenario.subjectsTo(claim.customerAddress())).hasSize(1);
    assertThat(partner.eventTypes(claim))
        .endsWith("ClaimApproved", "ConsentWindowOpened", "ClaimAssociated");
  }

  private static void isAssociation(Announcement announced, Claim claim) {
    assertThat(announced.source()).isEqualTo("cpor.claims");
    assertThat(announced.type()).isEqualTo("ClaimAssociated");
    assertThat(announced.detail().path("schemaVersion").asInt()).isEqualTo(1);
    assertThat(announced.detail().path("eventId").asText()).startsWith(claim.id() + "#");
    assertThat(announced.detail().path("organisation").asText()).isEqualTo("org-17");
    assertThat(announced.detail().path("partnerId").asText()).isEqualTo("4567890");
    assertThat(announced.detail().path("customerTenantId").asText())
        .isEqualTo(claim.stated().text("/customer/tenantId"));
    assertThat(announced.detail().path("products").isArray()).isTrue();
    assertThat(announced.detail().toString())
        .doesNotContain(claim.customerAddress(), claim.partnerAddress());
  }

  @Test
  void theWindowIsSevenDaysFromTheHandOverOfTheNotice() {
    Claim claim = scenario.approvedClaim();

    SentMail notice = scenario.consentNotice(claim);
    ClaimView asked = partner.reads(claim);
    assertThat(asked.time("/consent/noticeSentAt")).isEqualTo(notice.at());
    assertThat(Duration.between(notice.at(), asked.dueAt()))
        .isBetween(Duration.ofDays(7).minusHours(1), Duration.ofDays(7).plusHours(1));
  }

  @Test
  @AlsoOnLocalStack("a ring by the customer's page")
  void theCustomerDeclines() {
    Claim claim = scenario.approvedClaim();
    Instant declinedAt = scenario.now();

    Answer answer = scenario.consentLink(claim).declines("We bought it elsewhere & alone.");

    assertThat(answer.status()).isIn(200, 303);
    ClaimView declined = partner.reads(claim);
    assertThat(declined.status()).isEqualTo("REJECTED");
    assertThat(declined.stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(declined.texts("/rejection/reasons")).containsExactly("CUSTOMER_DECLINED");
    assertThat(declined.time("/rejection/disputeUntil")).isEqualTo(declined.dueAt());
    assertThat(declined.text("/consent/declineReason"))
        .isEqualTo("We bought it elsewhere & alone.");
    assertThat(declined.time("/consent/declinedAt"))
        .isBetween(declinedAt, declinedAt.plus(scenario.world().delay()));
    assertThat(partner.eventTypes(claim))
        .endsWith("CustomerDeclined")
        .doesNotContain("ClaimRejected");
    assertThat(scenario.mailsTo(claim.partnerAddress()).getLast())
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Claim rejected: " + claim.customerName());
              assertThat(mail.text()).contains("We bought it elsewhere & alone.");
            });
    assertThat(scenario.mailsTo(claim.customerAddress()).getLast())
        .satisfies(
            receipt -> {
              assertThat(receipt.subject())
                  .isEqualTo("Declined: a partner's claim about " + claim.customerName());
              assertThat(receipt.text())
                  .contains("We bought it elsewhere & alone.", "If it was not you", claim.id());
            });
    assertThat(scenario.world().announcements(claim.id())).isEmpty();
  }

  @Test
  @AlsoOnLocalStack("functions do run at once there")
  void aSecondClickChangesNothing() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);
    link.declines("No.").succeeded();
    int version = partner.reads(claim).version();

    Answer again = link.declines("Really no.");
    Answer opened = link.opens();

    assertThat(again.with(200).body()).contains("already declined");
    assertThat(opened.with(200).body()).contains("already declined");
    assertThat(partner.reads(claim).version()).isEqualTo(version);
    assertThat(partner.eventTypes(claim)).containsOnlyOnce("CustomerDeclined");
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsOnlyOnce("Claim rejected: " + claim.customerName());
  }

  @Test
  void aLinkThatDeclinedSaysSoForNinetyDays() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);
    link.declines("").succeeded();
    Instant declinedAt = scenario.now();

    scenario.world().passTo(declinedAt.plus(Duration.ofDays(89)));
    assertThat(link.opens().with(200).body()).contains("already declined");
    scenario.world().passTo(declinedAt.plus(Duration.ofDays(91)));

    leadsNowhere(link.opens());
  }

  @Test
  void aScannerThatOpensTheLinkDeclinesNothing() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);
    String path = link.address().getPath();
    ClaimView before = partner.reads(claim);

    assertThat(link.opens().with(200).body()).contains("<form method=\"post\"");
    Answer head = link.sends(Call.of("HEAD", path)).with(200);
    link.sends(Call.get(path).with("purpose", "prefetch")).with(200);
    link.sends(Call.get(path).with("sec-purpose", "prefetch;prerender")).with(200);
    link.sends(Call.get(path + "?reason=no")).with(200);
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
      leadsNowhere(link.sends(Call.of(method, path)));
    }

    assertThat(head.header("content-type")).contains("text/html; charset=utf-8");
    assertThat(partner.reads(claim).json()).isEqualTo(before.json());
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void aRobotThatPostsWhatNoButtonSendsDeclinesNothing() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);
    Call post = Call.of("POST", link.address().getPath());

    for (Call robots :
        List.of(
            post.withBody(Call.JSON, "{\"reason\": \"no\"}"),
            post.withBody("text/plain", "reason=no"),
            post.withBody("multipart/form-data; boundary=x", "--x--"),
            post.withBody(Call.FORM, "List-Unsubscribe=One-Click"))) {
      Answer refused = link.sends(robots).with(415);
      assertThat(refused.header("accept")).contains(Call.FORM);
      assertThat(refused.body()).contains("Nothing was changed");
    }

    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(link.sends(post).with(200).body()).contains("declined");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/consent/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/consent/x",
        "/consent/%F0%9F%98%80",
        "/consent/a/b",
        "/consent/.."
      })
  void aLinkThatNobodyWasSentIsAlwaysTheSamePage(String path) {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);

    leadsNowhere(link.sends(Call.get(path)));
    leadsNowhere(link.sends(Call.of("POST", path).withBody(Call.FORM, "reason=no")));

    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  @AlsoOnLocalStack("a link ends with its window, in real time")
  void afterTheWindowTheLinkIsDead() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);
    scenario.passDeadlineOf(claim);

    leadsNowhere(link.opens());
    leadsNowhere(link.declines("Too late?"));

    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void whileWindowsArePausedCustomersMayDeclineAndNobodyConsentsBySilence() {
    Claim silent = scenario.approvedClaim();
    Claim declined = scenario.approvedClaim();
    Instant over = partner.reads(silent).dueAt().plus(Duration.ofHours(30));
    scenario.world().writeByHand(pauseOfTheRunbook(over));

    scenario.world().passTo(over.minusSeconds(1));
    scenario.consentLink(declined).declines("We could not reach you before.").succeeded();
    assertThat(partner.reads(declined).stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(partner.reads(silent).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.world().passTo(over.plus(Duration.ofHours(1)));

    assertThat(partner.reads(silent).stage()).isEqualTo("ASSOCIATED");
    assertThat(scenario.world().executions(silent.id())).hasSize(1);
  }

  /** The item that the runbook's command writes. */
  private static Map<String, String> pauseOfTheRunbook(Instant until) {
    Matcher item =
        Pattern.compile("--item '\\{(?<attributes>\"pk\": \\{\"S\": \"PAUSE\"}.*?)}'\n")
            .matcher(read(Path.of("..", "docs", "runbook.md")));
    assertThat(item.find()).isTrue();
    Map<String, String> attributes = new HashMap<>();
    Pattern.compile("\"(?<name>\\w+)\": \\{\"S\": \"(?<text>[^\"]+)\"}")
        .matcher(item.group("attributes").replaceFirst("'\\$\\(date .*\\)'", until.toString()))
        .results()
        .forEach(attribute -> attributes.put(attribute.group("name"), attribute.group("text")));
    return attributes;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @Test
  void thePageIsKeptFromCachesOtherSitesAndSearchEngines() {
    Answer page = scenario.consentLink(scenario.approvedClaim()).opens().with(200);

    assertThat(page.header("cache-control")).contains("no-store");
    assertThat(page.header("referrer-policy")).contains("no-referrer");
    assertThat(page.header("x-robots-tag").orElse("")).contains("noindex");
    assertThat(page.header("content-security-policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  /** Every link without effect is answered with the same bytes. */
  private void leadsNowhere(Answer answer) {
    Answer unknown =
        new ConsentLink(scenario.world(), scenario.world().api().resolve("/consent/unknown"))
            .opens()
            .with(404);
    assertThat(answer.with(404).body()).isEqualTo(unknown.body());
  }
}
