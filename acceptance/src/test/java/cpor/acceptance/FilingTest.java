package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner creates, edits and submits a claim. */
@ExtendWith(ScenarioExtension.class)
class FilingTest {

  private final Scenario scenario;
  private final Partner partner;

  FilingTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
  }

  @Test
  void aClaimBeginsWithACustomerAndAPartnerIdAlone() {
    ClaimDraft complete = ClaimDraft.complete();
    ObjectNode least =
        Json.object(
            "customer",
            Json.object("tenantId", complete.text("/customer/tenantId")),
            "partner",
            Json.object("partnerId", "4567890"));

    Answer created = partner.caller().send(Call.post("/claims", least)).with(201);

    ClaimView claim = created.claim();
    assertThat(created.header("location")).contains("/claims/" + claim.id());
    assertThat(claim.status()).isEqualTo("EDITING");
    assertThat(claim.text("/partner/organisation")).isEqualTo("org-17");
    assertThat(claim.text("/partner/organisationName")).isEqualTo("Adatum Zrt.");
    assertThat(claim.at("/deadline").isNull()).isTrue();
    assertThat(claim.at("/consent").isNull()).isTrue();
    Claim draft = new Claim(claim.id(), complete, partner.caller());
    assertThat(partner.tries(draft, Command.submit()).refused(422, "invalid").errors())
        .containsOnlyKeys(
            "/customer/name",
            "/customer/domain",
            "/solutionArea",
            "/activity",
            "/products",
            "/customerContact",
            "/partnerContact",
            "/evidence");
    partner.tries(draft, Command.discard()).with(204);
  }

  @Test
  void aClaimIsEditedFieldByFieldAndHistoryTellsWhatChanged() {
    Claim claim = partner.prepares();
    ClaimView before = partner.reads(claim);

    ClaimView edited =
        partner.edits(
            claim,
            Json.object(
                "customer", Json.object("name", "Contoso Nyrt."), "partnerReference", null));

    assertThat(edited.text("/customer/name")).isEqualTo("Contoso Nyrt.");
    assertThat(edited.text("/customer/domain")).isEqualTo(before.text("/customer/domain"));
    assertThat(edited.at("/partnerReference").isNull()).isTrue();
    assertThat(edited.version()).isGreaterThan(before.version());
    var changes = partner.caller().history(claim).getLast().path("changes");
    assertThat(changes.valueStream().map(change -> change.path("field").asText()))
        .containsExactlyInAnyOrder("customer.name", "partnerReference");
    assertThat(changes.at("/0/from").asText()).isEqualTo(claim.customerName());
    assertThat(changes.at("/0/to").asText()).isEqualTo("Contoso Nyrt.");
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBMITTED", "PARTNER_ACTION_REQUIRED"})
  void afterSubmissionOnlyPartnerIdProductsAndContactsMayBeCorrected(Situation situation) {
    Claim claim = situation.claim(scenario);

    ClaimView corrected =
        partner.edits(
            claim,
            Json.object(
                "partner", Json.object("partnerId", "7654321"),
                "products", List.of(product("Dynamics 365 Field Service")),
                "customerContact", Json.object("name", "Ilka Varga"),
                "partnerContact", Json.object("language", "hu")));

    assertThat(corrected.stage()).isEqualTo(situation.name());
    assertThat(corrected.text("/partner/partnerId")).isEqualTo("7654321");
    assertThat(corrected.text("/products/0/name")).isEqualTo("Dynamics 365 Field Service");
    assertThat(
            partner
                .tries(
                    claim,
                    Command.edit(
                        Json.object(
                            "activity", "USAGE",
                            "customer", Json.object("name", "Other"),
                            "partnerReference", "PO-2")))
                .refused(409, "fields-not-editable")
                .detail())
        .contains("customer", "activity", "partnerReference");
    assertThat(
            partner
                .tries(claim, Command.edit(Json.object("products", List.of())))
                .refused(422, "invalid")
                .errors())
        .containsOnlyKeys("/products");
  }

  @Test
  void microsoft365IsClaimedForUsageOnly() {
    ClaimDraft draft =
        ClaimDraft.complete()
            .with("/solutionArea", "MICROSOFT_365")
            .with("/products", List.of(Json.object("name", "Teams")));

    Answer refused = partner.caller().send(Call.post("/claims", draft.json()));
    assertThat(refused.refused(422, "invalid").errors()).containsOnlyKeys("/activity");

    Claim claim = partner.files(draft.with("/activity", "USAGE"));
    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Test
  void theCustomersContactIsNobodyOfThePartner() {
    ClaimDraft draft = ClaimDraft.complete();
    String own = draft.text("/partnerContact/email");

    for (String address : List.of(own, own.replace("petra@", "colleague@"))) {
      Answer refused =
          partner
              .caller()
              .send(Call.post("/claims", draft.with("/customerContact/email", address).json()));
      assertThat(refused.refused(422, "invalid").errors())
          .containsOnlyKeys("/customerContact/email");
    }
  }

  @Test
  void everyFaultOfAClaimIsToldAtOnce() {
    ObjectNode faulty =
        Json.object(
            "customer", Json.object("tenantId", "contoso", "colour", "blue"),
            "partner", Json.object("partnerId", "4567890"),
            "solutionArea", "COFFEE",
            "products", List.of(Json.object("subscriptionId", 7)),
            "customerContact", Json.object("email", "ján@contoso.example", "language", "xx"),
            "partnerReference", "x".repeat(201),
            "id", "mine");

    Answer refused = partner.caller().send(Call.post("/claims", faulty));

    assertThat(refused.refused(422, "invalid").errors())
        .containsOnlyKeys(
            "/customer/tenantId",
            "/customer/colour",
            "/solutionArea",
            "/products/0/name",
            "/products/0/subscriptionId",
            "/customerContact/email",
            "/customerContact/language",
            "/partnerReference",
            "/id");
  }

  @Test
  void aClosedClaimIsFollowedByANewOneWithUpdatedProof() {
    Claim closed = scenario.closedClaim();

    Claim next = partner.files(ClaimDraft.complete().with("/replacesClaimId", closed.id()));

    assertThat(partner.reads(next).text("/replacesClaimId")).isEqualTo(closed.id());
    assertThat(scenario.reviewer().reads(next).text("/replacesClaimId")).isEqualTo(closed.id());
    assertThat(scenario.reviewer().starts(next).stage()).isEqualTo("UNDER_REVIEW");
  }

  private static ObjectNode product(String name) {
    return Json.object("name", name, "subscriptionId", "2b1e7c1a-3d5f-4a6b-8c7d-9e0f1a2b3c4d");
  }
}
