package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.ConsentLink;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who act at once, or faster than the workflow, leave the claim in order. */
@ExtendWith(ScenarioExtension.class)
class HasteTest {

  private final Scenario scenario;
  private final Caller partner;
  private final Caller reviewer;
  private final Caller anotherReviewer;

  HasteTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner().caller();
    this.reviewer = scenario.reviewer().caller();
    this.anotherReviewer = scenario.anotherReviewer().caller();
  }

  @Test
  void aClaimThatMovesFasterThanItsWorkflowIsCaughtUpWith() {
    Claim claim = scenario.partner().prepares();

    partner.sendHastily(partner.call(claim, Command.submit())).succeeded();
    reviewer.sendHastily(reviewer.call(claim, Command.start())).succeeded();
    reviewer.sendHastily(reviewer.call(claim, Command.requestAction("More.", "OTHER"))).succeeded();
    partner.sendHastily(partner.call(claim, Command.resubmit("Here."))).succeeded();
    reviewer.sendHastily(reviewer.call(claim, Command.approve())).succeeded();
    scenario.world().passTo(scenario.now().plus(Duration.ofMinutes(1)));

    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(1);
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsOnlyOnce("Claim approved: " + claim.customerName());
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void ofTwoReviewersWhoDecideAtOnceOneWins() {
    Claim claim = scenario.claimUnderReview();

    List<Answer> answers =
        atOnce(
            List.of(
                () -> reviewer.sendHastily(reviewer.call(claim, Command.approve())),
                () ->
                    anotherReviewer.sendHastily(
                        anotherReviewer.call(claim, Command.reject("No.", "POE_INSUFFICIENT")))));

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    String stage = stageAfter(claim, answers, "ClaimRejected");
    assertThat(loser(answers).refused(409, "not-allowed-now").detail()).contains(stage);
  }

  @Test
  void ofAnApprovalAndAWithdrawalOfTheSameVersionAtOnceOneWins() {
    Claim claim = scenario.claimUnderReview();
    String seen = partner.get(claim, "").header("etag").orElseThrow();

    List<Answer> answers =
        atOnce(
            List.of(
                () ->
                    reviewer.sendHastily(
                        reviewer.call(claim, Command.approve()).with("if-match", seen)),
                () ->
                    partner.sendHastily(
                        partner.call(claim, Command.withdraw("OTHER")).with("if-match", seen))));

    String stage = stageAfter(claim, answers, "ClaimWithdrawn");
    assertThat(loser(answers).refused(412, "version-mismatch").detail()).contains(stage);
  }

  @Test
  void ofADeclineAndAWithdrawalAtOnceOneIsTheReason() {
    Claim claim = scenario.approvedClaim();
    ConsentLink link = scenario.consentLink(claim);

    List<Answer> answers =
        atOnce(
            List.of(
                () -> link.sendsHastily(link.decline("No.")),
                () -> partner.sendHastily(partner.call(claim, Command.withdraw("OTHER")))));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(partner.reads(claim).texts("/rejection/reasons")).hasSize(1);
  }

  @Test
  void theSameRequestSentManyTimesAtOnceIsCarriedOutOnce() {
    Claim claim = scenario.partner().files();
    Call comment = partner.call(claim, Command.comment("Hello."));

    List<Answer> answers = atOnce(Collections.nCopies(5, () -> partner.sendHastily(comment)));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(partner.conversation(claim)).hasSize(1);
  }

  @Test
  void fiftyIdenticalCreationsAtOnceCreateOneClaim() {
    ClaimDraft draft = ClaimDraft.complete();
    Call creation = Call.post("/claims", draft.json());

    List<Answer> answers = atOnce(Collections.nCopies(50, () -> untilThereIsRoom(creation)));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    assertThat(answers)
        .filteredOn(answer -> answer.header("idempotency-replayed").isEmpty())
        .hasSize(1);
    String tenant = draft.json().at("/customer/tenantId").asText();
    assertThat(partner.walk("/claims?customerTenantId=" + tenant)).hasSize(1);
  }

  /** The stage to which an approval or the other decision led, one of which alone has happened. */
  private String stageAfter(Claim claim, List<Answer> answers, String otherEvent) {
    boolean approved = answers.getFirst().status() == 200;
    String stage = approved ? "CONSENT_WINDOW" : "DISPUTE_PERIOD";
    assertThat(partner.reads(claim).stage()).isEqualTo(stage);
    assertThat(
            partner.eventTypes(claim).stream()
                .filter(List.of("ClaimApproved", otherEvent)::contains))
        .hasSize(1);
    return stage;
  }

  private static Answer loser(List<Answer> answers) {
    List<Answer> losers = answers.stream().filter(answer -> answer.status() != 200).toList();
    assertThat(losers).hasSize(1);
    return losers.getFirst();
  }

  /** What the contract asks of a client that is told to try again. */
  private Answer untilThereIsRoom(Call call) {
    Answer answer = partner.sendHastily(call);
    while (answer.status() == 503) {
      assertThat(answer.header("retry-after")).isPresent();
      answer = partner.sendHastily(call);
    }
    return answer;
  }

  private List<Answer> atOnce(List<Supplier<Answer>> requests) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> sent =
          requests.stream()
              .map(request -> CompletableFuture.supplyAsync(request, threads))
              .toList();
      List<Answer> answers = sent.stream().map(CompletableFuture::join).toList();
      scenario.world().passTo(scenario.now().plus(Duration.ofMinutes(1)));
      return answers;
    }
  }
}
