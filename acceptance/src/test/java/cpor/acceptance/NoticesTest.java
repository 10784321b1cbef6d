package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ConsentLink;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.SentMail;
import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Notices reach the right person once, in the right language, with the right facts. */
@ExtendWith(ScenarioExtension.class)
class NoticesTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");
  private static final DateTimeFormatter PRINTED =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(BUDAPEST);
  private static final BusinessCalendar CALENDAR = BusinessCalendar.bundled(BUDAPEST);
  private static final Period BUSINESS_DAYS = new Period.BusinessDays(1);

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  NoticesTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  @AlsoOnLocalStack("every notice of a life passes the mail service")
  void theNoticesOfASmoothLifeTellTheDatesThatTheClaimShows() {
    Claim claim = partner.files();
    Instant decisionDueAt = partner.reads(claim).time("/decisionDueAt");
    reviewer.starts(claim);
    reviewer.approves(claim);
    Instant windowEndsAt = partner.reads(claim).dueAt();

    List<SentMail> toPartner = scenario.mailsTo(claim.partnerAddress());
    assertThat(toPartner).hasSize(2);
    assertThat(toPartner.getFirst().text()).contains(businessDeadline(decisionDueAt), claim.id());
    assertThat(toPartner.getLast().text())
        .contains(printed(windowEndsAt), "not a promise of payment");
    SentMail asked = scenario.consentNotice(claim);
    assertThat(asked.text())
        .contains(
            printed(windowEndsAt),
            claim.customerName(),
            "Dynamics 365 Sales",
            "Adatum Zrt.",
            "4567890",
            "usage and sold-seat data");
    assertThat(asked.text()).doesNotContain("org-17");
    assertThat(asked.html()).contains(scenario.consentLink(claim).address().toString());
    assertThat(asked.text()).containsOnlyOnce("/consent/");
  }

  @Test
  void aRequestTellsReasonsCommentAndDueTime() {
    Claim claim = scenario.claimWithOpenRequest();
    Instant dueAt = partner.reads(claim).dueAt();

    SentMail mail = scenario.mailsTo(claim.partnerAddress()).getLast();

    assertThat(mail.subject()).isEqualTo("Action required: claim for " + claim.customerName());
    assertThat(mail.text()).contains("until " + businessDeadline(dueAt), "The dates are missing.");
  }

  @Test
  void aRejectionTellsWhyAndUntilWhenItMayBeDisputed() {
    Claim claim = scenario.rejectedClaim();
    Instant disputeUntil = partner.reads(claim).time("/rejection/disputeUntil");

    SentMail mail = scenario.mailsTo(claim.partnerAddress()).getLast();

    assertThat(mail.subject()).isEqualTo("Claim rejected: " + claim.customerName());
    assertThat(mail.text())
        .contains("until " + printed(disputeUntil), "No customer signature.", claim.id());
  }

  @Test
  void peopleAreWrittenToInTheirLanguage() {
    ClaimDraft draft =
        ClaimDraft.complete()
            .with("/partnerContact/language", "hu")
            .with("/customerContact/language", "hu");
    Claim claim = partner.files(draft);
    reviewer.starts(claim);
    reviewer.approves(claim);

    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Igény benyújtva: " + claim.customerName(),
            "Igény jóváhagyva: " + claim.customerName());
    assertThat(scenario.consentNotice(claim).subject())
        .isEqualTo(
            "Kérjük, ellenőrizze: egy partner igénye a következő ügyfélről: "
                + claim.customerName());
    ConsentLink link = scenario.consentLink(claim);
    assertThat(link.opens().body()).contains("<html lang=\"hu\">");
    assertThat(link.declines("Nem.").with(200).body()).contains("<html lang=\"hu\">");
  }

  @Test
  void whoAnswersInTimeIsNotReminded() {
    Claim answered = scenario.claimWithOpenRequest();
    Claim silent = scenario.claimWithOpenRequest();
    Instant dueAt = partner.reads(silent).dueAt();
    partner.resubmits(answered, "Here.");

    scenario.world().passTo(dueAt);

    assertThat(reminders(answered)).isEmpty();
    assertThat(reminders(silent)).hasSize(1);
    assertThat(reminders(silent).getFirst().at())
        .isBetween(dueAt.minus(Duration.ofDays(6)), dueAt.minus(Duration.ofHours(23)));
  }

  @Test
  @AlsoOnLocalStack("a reminder's wait is given up")
  void whoDisputedIsNotRemindedOfTheDisputePeriod() {
    Claim claim = scenario.rejectedClaim();
    Instant disputeUntil = partner.reads(claim).dueAt();
    partner.disputes(claim);
    scenario.anotherReviewer().approves(claim);

    scenario.world().passTo(disputeUntil);

    assertThat(reminders(claim)).isEmpty();
  }

  @Test
  void aCorrectedPartnerContactGetsTheNoticesFromThenOn() {
    Claim claim = partner.files();
    String successor = claim.partnerAddress().replace("petra@", "paul@");
    partner.edits(
        claim, Json.object("partnerContact", Json.object("name", "Paul", "email", successor)));
    reviewer.starts(claim);
    reviewer.rejects(claim);

    assertThat(scenario.subjectsTo(claim.partnerAddress())).hasSize(1);
    assertThat(scenario.subjectsTo(successor))
        .containsExactly("Claim rejected: " + claim.customerName());
  }

  @Test
  void whatPeopleTypedCannotChangeAMailsForm() {
    ClaimDraft draft =
        ClaimDraft.complete().with("/customer/name", "Contoso <b>Kft.</b> & https://evil.example");
    Claim claim = partner.files(draft);
    reviewer.starts(claim);
    reviewer.approves(claim);

    SentMail asked = scenario.consentNotice(claim);

    assertThat(asked.html()).contains("Contoso &lt;b&gt;Kft.&lt;/b&gt; &amp;");
    assertThat(asked.html()).doesNotContain("<b>Kft.</b>", "href=\"https://evil.example");
    assertThat(scenario.consentLink(claim).opens().with(200).body()).doesNotContain("<b>Kft.</b>");
  }

  private List<SentMail> reminders(Claim claim) {
    return scenario.mailsTo(claim.partnerAddress()).stream()
        .filter(mail -> mail.subject().startsWith("Reminder"))
        .toList();
  }

  /** A deadline in business days: one at midnight is told as the end of the business day before. */
  private static String businessDeadline(Instant instant) {
    return printed(CALENDAR.lastMoment(instant, BUSINESS_DAYS));
  }

  /** A midnight is told as the end of the day before. */
  private static String printed(Instant instant) {
    String time = PRINTED.format(instant);
    return time.endsWith("00:00")
        ? PRINTED.format(instant.minusSeconds(1)).replace("23:59", "24:00") + " (Budapest)"
        : time + " (Budapest)";
  }
}
