package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.ConsentLink;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.MailReport;
import cpor.acceptance.world.SentMail;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a consent notice is told to each person in the person's language. */
@ExtendWith(ScenarioExtension.class)
class TwoLanguagesTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  TwoLanguagesTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  /** What people read; the subjects begin or end so, beside the customer's name. */
  record Words(
      String language, String held, String cameBack, String asked, String declined, String why) {

    boolean areOf(String html) {
      return html.contains("<html lang=\"" + language + "\">");
    }
  }

  static Stream<Words> languages() {
    return Stream.of(
        new Words(
            "en",
            "Consent window on hold: claim for",
            "The notice to the customer contact came back",
            "Please check: a partner's claim",
            "You declined the claim",
            "The customer declined the association."),
        new Words(
            "hu",
            "Felfüggesztett beleegyezési időszak",
            "Az ügyfél kapcsolattartójának küldött értesítés visszaérkezett",
            "Kérjük, ellenőrizze: egy partner igénye",
            "Ön elutasította az igényt",
            "Az ügyfél elutasította a társítást."));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aBounceACorrectionAndReportsThatComeTwiceOrLate(Words words) {
    Claim claim = approvedClaim(words.language());
    SentMail bounced = scenario.consentNotice(claim);
    ConsentLink older = scenario.consentLink(claim);

    scenario.world().report(bounced, MailReport.PERMANENT_BOUNCE);
    scenario.world().report(bounced, MailReport.PERMANENT_BOUNCE);

    assertThat(scenario.mailsTo(claim.partnerAddress()))
        .filteredOn(mail -> mail.subject().startsWith(words.held()))
        .singleElement()
        .matches(mail -> words.areOf(mail.html()))
        .extracting(SentMail::text)
        .asString()
        .contains(words.cameBack());

    String right = claim.customerAddress().replace("jan@", "ilka@");
    partner.caller().does(claim, Command.correctContact(right, words.language()));
    assertThat(scenario.mailsTo(right))
        .singleElement()
        .matches(mail -> mail.subject().startsWith(words.asked()))
        .matches(mail -> words.areOf(mail.html()));
    older.opens().with(404);
    ConsentLink link = scenario.consentLinkTo(right);
    assertThat(link.opens().with(200).body()).matches(words::areOf);

    ClaimView asked = partner.reads(claim);
    scenario.world().report(bounced, MailReport.COMPLAINT);
    scenario.world().report(bounced, MailReport.DELIVERY);
    assertThat(partner.reads(claim).json()).isEqualTo(asked.json());

    assertThat(link.declines("Nem, soha.").with(200).body()).contains(words.declined());
    assertThat(scenario.mailsTo(claim.partnerAddress()))
        .last()
        .matches(mail -> words.areOf(mail.html()))
        .extracting(SentMail::text)
        .asString()
        .contains(words.why(), "Nem, soha.");
  }

  private Claim approvedClaim(String language) {
    Claim claim =
        partner.files(
            ClaimDraft.complete()
                .with("/partnerContact/language", language)
                .with("/customerContact/language", language));
    reviewer.starts(claim);
    reviewer.approves(claim);
    return claim;
  }
}
