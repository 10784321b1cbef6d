package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything that happened to a claim can be read afterwards. */
@ExtendWith(ScenarioExtension.class)
class HistoryTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  HistoryTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  @AlsoOnLocalStack("all stages in one execution")
  void aLongLifeIsToldInOrderWithWhoDidWhat() {
    Claim claim = longLife();

    assertThat(partner.caller().history(claim).stream().map(HistoryTest::told))
        .containsExactly(
            "ClaimCreated by PARTNER",
            "EvidenceAdded by PARTNER",
            "ClaimEdited by PARTNER",
            "EvidenceConfirmed by PARTNER",
            "ClaimSubmitted by PARTNER",
            "CommentAdded by PARTNER",
            "ReviewStarted by REVIEWER",
            "PartnerActionRequested by REVIEWER",
            "ClaimResubmitted by PARTNER",
            "ReviewOverdue by SYSTEM",
            "ClaimApproved by REVIEWER",
            "ConsentWindowOpened by SYSTEM",
            "ConsentNoticeRequested by PARTNER",
            "ConsentWindowOpened by SYSTEM",
            "CustomerDeclined by CUSTOMER",
            "ClaimDisputed by PARTNER",
            "ClaimApproved by REVIEWER",
            "ConsentWindowOpened by SYSTEM",
            "ClaimAssociated by SYSTEM",
            "ClaimWithdrawn by PARTNER");
    List<JsonNode> events = partner.caller().history(claim);
    assertThat(events.stream().map(event -> event.path("sequence").asInt()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events.stream().map(event -> Instant.parse(event.path("at").asText()))).isSorted();
    JsonNode declined = events.get(14);
    assertThat(declined.at("/detail/reason").asText()).isEqualTo("We did it alone.");
    JsonNode requested = events.get(7);
    assertThat(requested.at("/detail/reasons/0").asText()).isEqualTo("DATES_MISSING_OR_OLD");
    assertThat(requested.at("/detail/comment").asText()).isEqualTo("The dates are missing.");
  }

  private Claim longLife() {
    Claim claim = partner.prepares();
    partner.edits(claim, Json.object("partnerReference", "PO-2"));
    partner.submits(claim);
    partner.comments(claim, "Please hurry.");
    reviewer.starts(claim);
    reviewer.asksForMore(claim);
    partner.resubmits(claim, "Page 4.");
    scenario.passDeadlineOf(claim);
    reviewer.approves(claim);
    partner.resendsTheNotice(claim);
    scenario.consentLink(claim).declines("We did it alone.").succeeded();
    partner.disputes(claim);
    scenario.anotherReviewer().approves(claim);
    scenario.passDeadlineOf(claim);
    partner.withdraws(claim);
    return claim;
  }

  @Test
  void partnersSeeReviewersWithoutNamesAndReviewersSeeEverybodys() {
    Claim claim = scenario.claimWithOpenRequest();
    partner.resubmits(claim, "Page 4.");
    reviewer.comments(claim, "Thank you.");

    List<String> seenByPartner = names(partner.caller().history(claim));
    List<String> seenByReviewer = names(reviewer.caller().history(claim));

    assertThat(seenByPartner).contains("Reviewer");
    assertThat(seenByReviewer).doesNotContain("Reviewer").hasSameSizeAs(seenByPartner);
    String reviewersName = seenByReviewer.getLast();
    assertThat(partner.caller().get(claim, "/history").body()).doesNotContain(reviewersName);
    assertThat(partner.caller().get(claim, "/comments").body()).doesNotContain(reviewersName);
    assertThat(partner.caller().get(claim, "").body()).doesNotContain(reviewersName);
    assertThat(names(partner.caller().conversation(claim)))
        .contains("Reviewer")
        .doesNotContain(reviewersName);
    assertThat(names(reviewer.caller().conversation(claim))).contains(reviewersName);
    assertThat(scenario.mailsTo(claim.partnerAddress()))
        .noneMatch(mail -> mail.text().contains(reviewersName));
  }

  @Test
  void everyTextGivenWithAnActionIsAlsoAComment() {
    Claim claim = scenario.claimWithOpenRequest();
    partner.resubmits(claim, "Page 4.");
    reviewer.rejects(claim);
    partner.disputes(claim);
    partner
        .caller()
        .does(
            claim,
            new Command(
                "withdraw",
                "POST",
                "/withdraw",
                Json.object("reason", "OTHER", "comment", "Never mind.")));

    assertThat(partner.caller().conversation(claim).stream().map(it -> it.path("text").asText()))
        .containsExactly(
            "The dates are missing.",
            "Page 4.",
            "No customer signature.",
            "The signature is on page 9.",
            "Never mind.");
  }

  private static String told(JsonNode event) {
    return event.path("type").asText() + " by " + event.at("/actor/kind").asText();
  }

  private static List<String> names(List<JsonNode> items) {
    return items.stream().map(item -> item.at("/actor/name").asText()).toList();
  }
}
