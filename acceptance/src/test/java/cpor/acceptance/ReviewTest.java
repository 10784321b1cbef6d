package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reviewers look at a claim, ask for more, and are late without harm to the partner. */
@ExtendWith(ScenarioExtension.class)
class ReviewTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  ReviewTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  void aReviewThatNobodyStartsIsRecordedOnceAndThenTheDecisionAndRejectsNobody() {
    Claim claim = partner.files();
    ClaimView submitted = partner.reads(claim);
    assertThat(submitted.text("/deadline/owner")).isEqualTo("REVIEWER");
    assertThat(submitted.text("/deadline/whenMissed")).isEqualTo("ESCALATES");
    scenario.world().passTo(submitted.dueAt().minusSeconds(1));
    assertThat(partner.eventTypes(claim)).endsWith("ClaimSubmitted");

    scenario.world().passTo(submitted.dueAt().plus(Duration.ofDays(40)));

    ClaimView overdue = partner.reads(claim);
    assertThat(overdue.stage()).isEqualTo("SUBMITTED");
    assertThat(overdue.dueAt()).isEqualTo(submitted.dueAt());
    assertThat(partner.eventTypes(claim))
        .endsWith("ClaimSubmitted", "ReviewOverdue", "DecisionOverdue");
    assertThat(scenario.world().executions(claim.id()))
        .singleElement()
        .satisfies(execution -> assertThat(execution.statesEntered()).endsWith("Overdue"));
    assertThat(scenario.subjectsTo(claim.partnerAddress())).hasSize(1);
    reviewer.starts(claim);
  }

  @Test
  @AlsoOnLocalStack("a deadline that escalates, and a ring after it")
  void anOverdueReviewGoesOnAndTheReviewerCanStillDecide() {
    Claim claim = scenario.claimUnderReview();
    ClaimView started = partner.reads(claim);

    scenario.world().passTo(started.dueAt());

    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
    assertThat(partner.eventTypes(claim)).endsWith("ReviewOverdue");
    assertThat(reviewer.approves(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  @AlsoOnLocalStack("a deadline that rejects")
  void aClaimWhosePartnerIsSilentIsRejected() {
    Claim claim = scenario.claimWithOpenRequest();
    ClaimView asked = partner.reads(claim);
    assertThat(asked.status()).isEqualTo("PARTNER_ACTION_REQUIRED");
    assertThat(asked.text("/deadline/owner")).isEqualTo("PARTNER");
    assertThat(asked.text("/deadline/whenMissed")).isEqualTo("REJECTS");
    assertThat(asked.texts("/actionRequest/reasons")).containsExactly("DATES_MISSING_OR_OLD");
    assertThat(asked.text("/actionRequest/comment")).isEqualTo("The dates are missing.");
    assertThat(asked.at("/decisionDueAt").isNull()).isTrue();
    scenario.world().passTo(asked.dueAt().minusSeconds(1).minus(scenario.world().delay()));
    assertThat(partner.reads(claim).stage()).isEqualTo("PARTNER_ACTION_REQUIRED");

    scenario.world().passTo(asked.dueAt());

    ClaimView rejected = partner.reads(claim);
    assertThat(rejected.stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(rejected.texts("/rejection/reasons")).containsExactly("NO_PARTNER_RESPONSE");
    assertThat(rejected.time("/rejection/at"))
        .isBetween(asked.dueAt(), asked.dueAt().plus(scenario.world().delay()));
    assertThat(rejected.text("/deadline/whenMissed")).isEqualTo("CLOSES");
    JsonNode last = partner.caller().history(claim).getLast();
    assertThat(last.path("type").asText()).isEqualTo("ClaimRejected");
    assertThat(last.at("/actor/kind").asText()).isEqualTo("SYSTEM");
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(),
            "Action required: claim for " + claim.customerName(),
            "Reminder: your answer is due, claim for " + claim.customerName(),
            "Claim rejected: " + claim.customerName());
  }

  @Test
  void aCommentAloneIsNoAnswer() {
    Claim claim = scenario.claimWithOpenRequest();
    partner.comments(claim, "We are looking for it.");

    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).texts("/rejection/reasons"))
        .containsExactly("NO_PARTNER_RESPONSE");
  }

  @Test
  void anAnswerGivesTheReviewerFreshTimeAndAddsTheTimeThatWasWaited() {
    Claim claim = scenario.claimUnderReview();
    Instant decisionDueBefore = partner.reads(claim).time("/decisionDueAt");
    reviewer.asksForMore(claim);
    scenario.world().passTo(scenario.now().plus(Duration.ofDays(4)));

    ClaimView answered = partner.resubmits(claim, "Page 4 has them.");

    assertThat(answered.stage()).isEqualTo("UNDER_REVIEW");
    assertThat(answered.dueAt()).isAfter(scenario.now().plus(Duration.ofDays(6)));
    assertThat(answered.time("/decisionDueAt")).isAfter(decisionDueBefore);
    assertThat(answered.at("/actionRequest").isNull()).isTrue();
    assertThat(reviewer.caller().conversation(claim))
        .extracting(comment -> comment.path("text").asText())
        .containsExactly("The dates are missing.", "Page 4 has them.");
    assertThat(reviewer.approves(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  void anAnswerMayBeADocumentAnEditOrACommentGivenBeforeButNotNothing() {
    Claim documented = scenario.claimWithOpenRequest();
    partner
        .tries(documented, Command.resubmit())
        .refused(422, "invalid")
        .errors()
        .forEach((pointer, _) -> assertThat(pointer).isEmpty());
    partner.uploads(documented, Document.pdf());
    assertThat(partner.caller().does(documented, Command.resubmit()).stage())
        .isEqualTo("UNDER_REVIEW");

    Claim edited = scenario.claimWithOpenRequest();
    partner.edits(edited, Json.object("partner", Json.object("partnerId", "7654321")));
    assertThat(partner.caller().does(edited, Command.resubmit()).stage()).isEqualTo("UNDER_REVIEW");

    Claim commented = scenario.claimWithOpenRequest();
    partner.comments(commented, "The dates are on page 4.");
    assertThat(partner.caller().does(commented, Command.resubmit()).stage())
        .isEqualTo("UNDER_REVIEW");
  }

  @Test
  void aCommentMadeBeforeTheRequestIsNoAnswerToIt() {
    Claim claim = scenario.claimUnderReview();
    partner.comments(claim, "Anything else you need?");
    reviewer.asksForMore(claim);

    partner.tries(claim, Command.resubmit()).refused(422, "invalid");
  }

  @Test
  void requestsAndRejectionsNeedAKnownReasonAndAComment() {
    Claim claim = scenario.claimUnderReview();

    assertThat(reviewer.tries(claim, Command.requestAction("")).refused(422, "invalid").errors())
        .containsOnlyKeys("/reasons", "/comment");
    assertThat(
            reviewer
                .tries(claim, Command.requestAction("Please.", "OTHER", "BAD_MOOD"))
                .refused(422, "invalid")
                .errors())
        .containsOnlyKeys("/reasons/1");
    assertThat(reviewer.tries(claim, Command.reject("")).refused(422, "invalid").errors())
        .containsOnlyKeys("/reasons", "/comment");
    for (String factNobodyChooses :
        Set.of("PARTNER_REQUEST", "CUSTOMER_DECLINED", "NO_PARTNER_RESPONSE")) {
      assertThat(
              reviewer
                  .tries(claim, Command.reject("No.", factNobodyChooses))
                  .refused(422, "invalid")
                  .errors())
          .hasEntrySatisfying(
              "/reasons/0", detail -> assertThat(detail).doesNotContain(factNobodyChooses))
          .hasSize(1);
    }
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @Test
  void reviewersAreWarnedOfAContactOutsideTheCustomersDomain() {
    Claim usual = partner.files();
    Claim unusual =
        partner.files(
            ClaimDraft.complete().with("/customerContact/email", "jan.kovacs@freemail.example"));

    assertThat(reviewer.reads(usual).texts("/warnings")).isEmpty();
    assertThat(reviewer.reads(unusual).texts("/warnings"))
        .containsExactly("CUSTOMER_CONTACT_OUTSIDE_CUSTOMER_DOMAIN");
  }
}
