package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of another organisation is ever visible, and nothing unsubmitted to reviewers. */
@ExtendWith(ScenarioExtension.class)
class TenancyTest {

  private final Scenario scenario;
  private final Partner stranger;

  TenancyTest(Scenario scenario) {
    this.scenario = scenario;
    this.stranger = scenario.partner("org-18");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EDITING", "PARTNER_ACTION_REQUIRED", "CONSENT_WINDOW_HELD", "DISPUTE_PERIOD"})
  void anotherOrganisationsClaimLooksAsIfItDidNotExist(Situation situation) {
    Claim claim = situation.claim(scenario);
    JsonNode before = scenario.partner().reads(claim).json();
    Claim unknown = new Claim("no-such-claim", claim.stated(), claim.owner());
    String document = before.at("/evidence/0/id").asText();

    for (Call call : partnerRoutes(stranger.caller(), claim, document)) {
      String refused = stranger.caller().send(call).refused(404, "not-found").detail();
      Call elsewhere =
          new Call(
              call.method(),
              call.path().replace(claim.id(), unknown.id()),
              call.headers(),
              call.body());
      assertThat(refused)
          .isEqualTo(stranger.caller().send(elsewhere).refused(404, "not-found").detail());
    }

    assertThat(scenario.partner().reads(claim).json()).isEqualTo(before);
    assertThat(stranger.caller().walk("/claims"))
        .extracting(found -> found.path("id").asText())
        .doesNotContain(claim.id());
  }

  @Test
  void reviewersSeeNoClaimBeforeItIsSubmitted() {
    Claim claim = scenario.partner().prepares();
    String document = scenario.partner().reads(claim).text("/evidence/0/id");

    for (Call call : reviewerRoutes(scenario.reviewer().caller(), claim, document)) {
      scenario.reviewer().caller().send(call).refused(404, "not-found");
    }
    scenario.partner().submits(claim);

    assertThat(scenario.reviewer().reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Test
  void aDiscardedDraftIsGoneForEverybody() {
    Claim claim = scenario.partner().prepares();
    String document = scenario.partner().reads(claim).text("/evidence/0/id");
    scenario.partner().tries(claim, Command.discard()).with(204);

    for (Call call : partnerRoutes(claim.owner(), claim, document)) {
      claim.owner().send(call).refused(404, "not-found");
    }
    for (Call call : reviewerRoutes(scenario.reviewer().caller(), claim, document)) {
      scenario.reviewer().caller().send(call).refused(404, "not-found");
    }
    assertThat(claim.owner().walk("/claims?customerTenantId=" + tenantOf(claim))).isEmpty();
  }

  @Test
  void oneOrganisationsDocumentIsNotFoundUnderAnothersClaim() {
    Claim ours = scenario.partner().prepares();
    Claim theirs = stranger.drafts(ofOrg18());
    String document = scenario.partner().reads(ours).text("/evidence/0/id");

    stranger.caller().get(theirs, "/evidence/" + document).refused(404, "not-found");
    stranger.tries(theirs, Command.confirm(document)).refused(404, "not-found");
    stranger.tries(theirs, Command.remove(document)).refused(404, "not-found");
  }

  @Test
  void aPartnerClaimsOnlyForThePartnerIdsOfItsToken() {
    Answer refused = stranger.caller().send(Call.post("/claims", ClaimDraft.complete().json()));

    assertThat(refused.refused(422, "invalid").errors()).containsOnlyKeys("/partner/partnerId");
  }

  @Test
  void aPartnerReplacesOnlyRejectedClaimsOfItsOwn() {
    Claim theirs = scenario.rejectedClaim();
    Claim open = stranger.files(ofOrg18());

    for (String replaced : List.of(theirs.id(), open.id(), "no-such-claim")) {
      Answer refused =
          stranger
              .caller()
              .send(Call.post("/claims", ofOrg18().with("/replacesClaimId", replaced).json()));
      assertThat(refused.refused(422, "invalid").errors()).containsOnlyKeys("/replacesClaimId");
    }
  }

  private static ClaimDraft ofOrg18() {
    return ClaimDraft.complete().with("/partner/partnerId", "1112223");
  }

  private static String tenantOf(Claim claim) {
    return claim.stated().text("/customer/tenantId");
  }

  /** A request for every route of a partner that names a claim. */
  private static List<Call> partnerRoutes(Caller caller, Claim claim, String document) {
    String path = "/claims/" + claim.id();
    Stream<Call> reads =
        Stream.of("", "/history", "/comments", "/evidence/" + document)
            .map(suffix -> Call.get(path + suffix));
    Stream<Call> changes =
        Stream.of(
                Command.edit(Json.object("partnerReference", "mine")),
                Command.discard(),
                Command.declare(Document.pdf()),
                Command.confirm(document),
                Command.remove(document),
                Command.submit(),
                Command.resubmit("Here."),
                Command.dispute("No."),
                Command.withdraw("OTHER"),
                Command.comment("Hello?"),
                Command.resendNotice(),
                Command.correctContact("ilka@contoso.example"))
            .map(command -> caller.call(claim, command));
    Call upload = Call.post(path + "/evidence/" + document + "/upload", Json.object());
    return Stream.of(reads, changes, Stream.of(upload)).flatMap(calls -> calls).toList();
  }

  /** A request for every route of a reviewer that names a claim. */
  private static List<Call> reviewerRoutes(Caller caller, Claim claim, String document) {
    String path = "/reviews/" + claim.id();
    Stream<Call> reads =
        Stream.of("", "/history", "/comments", "/evidence/" + document)
            .map(suffix -> Call.get(path + suffix));
    Stream<Call> changes =
        Stream.of(
                Command.start(),
                Command.requestAction("More.", "OTHER"),
                Command.approve(),
                Command.reject("No.", "POE_INSUFFICIENT"),
                Command.comment("Hello?"),
                Command.resendNotice(),
                Command.correctContact("ilka@contoso.example"))
            .map(command -> caller.call(claim, command));
    return Stream.concat(reads, changes).toList();
  }
}
