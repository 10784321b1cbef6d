package cpor.claim;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.bareDetails;
import static cpor.story.DetailsBuilder.customerAt;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.DetailsBuilder.partnerAt;
import static cpor.story.DetailsBuilder.severalProducts;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.LEGAL_NAME;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.calendar.BusinessCalendar;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Refusal.Fault;
import cpor.story.ClaimScenario;
import cpor.story.DetailsBuilder;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditingTest {

  @Nested
  class InEditing {
    @Test
    void everyFieldMayBeChanged() {
      ClaimDetails wanted =
          details()
              .customer(new Customer("11111111-2222-4333-8444-555555555555", "Tailspin", "t.hu"))
              .partnerId("7654321")
              .solutionArea(SolutionArea.MICROSOFT_365)
              .activity(Activity.USAGE)
              .products(new Product("Teams", null))
              .customerEmail("it@t.hu")
              .partnerEmail("anna@fabrikam.example")
              .partnerReference("PO-2026-114")
              .replacesClaimId("claim-0")
              .build();

      aDraft()
          .when(PARTNER.edits(_ -> DetailsBuilder.detailsLike(wanted)))
          .thenHappened("ClaimEdited")
          .then(claim -> assertThat(claim.details()).isEqualTo(wanted));
    }

    @Test
    void everythingMayBeTakenBackAgain() {
      aDraft()
          .when(PARTNER.edits(_ -> DetailsBuilder.detailsLike(bareDetails())))
          .thenHappened("ClaimEdited");
    }

    @Test
    void anEditThatChangesNothingIsNoEvent() {
      aDraft().when(PARTNER.edits(same -> same)).thenNothingHappened();
    }
  }

  @Nested
  class AfterSubmission {
    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "PARTNER_ACTION_REQUIRED"})
    void partnerIdProductsAndBothContactsMayBeCorrected(Situation situation) {
      situation
          .claim()
          .when(
              PARTNER.edits(
                  claim ->
                      claim
                          .partnerId("7654321")
                          .products(severalProducts(2))
                          .customerContact(customerAt("adam.kun@contoso.hu"))
                          .partnerContact(partnerAt("anna@fabrikam.example"))))
          .thenHappened("ClaimEdited");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "PARTNER_ACTION_REQUIRED"})
    void everyOtherFieldIsLockedAndNamed(Situation situation) {
      Refusal.FieldsNotEditable refusal =
          situation
              .claim()
              .when(
                  PARTNER.edits(
                      claim ->
                          claim
                              .partnerId("7654321")
                              .customerDomain("contoso.com")
                              .solutionArea(SolutionArea.MICROSOFT_365)
                              .activity(Activity.USAGE)
                              .partnerReference("PO-2026-115")
                              .replacesClaimId("claim-0")))
              .refusal(Refusal.FieldsNotEditable.class);

      assertThat(refusal.fields())
          .containsExactly(
              "customer", "solutionArea", "activity", "partnerReference", "replacesClaimId");
      assertThat(refusal.stage().name()).isEqualTo(situation.name());
      assertThat(refusal.allowed()).contains(Action.EDIT, Action.ADD_EVIDENCE, Action.WITHDRAW);
    }

    @Test
    void theLastProductStays() {
      aSubmittedClaim()
          .when(PARTNER.edits(claim -> claim.products(List.of())))
          .thenInvalid("/products");
    }

    @Test
    void nothingThatIsNeededMayBeLost() {
      aSubmittedClaim()
          .when(
              PARTNER.edits(
                  claim ->
                      claim
                          .products(new Product("Power Apps", null))
                          .customerContact(null)
                          .partnerContact(new PartnerContact("Péter", null, null))))
          .thenInvalid("/products/0/subscriptionId", "/customerContact", "/partnerContact/email");
    }

    @Test
    void anEditDoesNotMoveTheClaim() {
      aSubmittedClaim()
          .at("2026-11-25T10:00")
          .when(PARTNER.edits(claim -> claim.partnerId("7654321")))
          .thenStage(StageName.SUBMITTED)
          .thenDue("2026-11-30T10:00");
      aClaimWaitingForThePartner()
          .at("2026-11-25T10:00")
          .when(PARTNER.edits(claim -> claim.partnerId("7654321")))
          .thenStage(StageName.PARTNER_ACTION_REQUIRED)
          .thenDue("2026-11-30T10:00");
    }
  }

  @Nested
  class WhateverTheStage {
    @ParameterizedTest
    @EnumSource(
        value = Activity.class,
        names = {"PRE_SALES", "REVENUE_ASSOCIATION"})
    void microsoft365IsClaimedForUsageOnly(Activity activity) {
      aDraft()
          .when(
              PARTNER.edits(
                  claim -> claim.solutionArea(SolutionArea.MICROSOFT_365).activity(activity)))
          .thenInvalid("/activity");
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void businessApplicationsAreClaimedForEveryActivity(Activity activity) {
      aDraftStating(details().activity(activity).build()).thenStage(StageName.EDITING);
    }

    @Test
    void aClaimIsAboutTwentyProductsAtMost() {
      aDraft()
          .when(PARTNER.edits(claim -> claim.products(severalProducts(20))))
          .thenHappened("ClaimEdited");
      aDraft()
          .when(PARTNER.edits(claim -> claim.products(severalProducts(21))))
          .thenInvalid("/products");
    }

    @Test
    void whatIsWrongFromTheStartIsNotCreated() {
      ClaimDecider decider =
          new ClaimDecider(
              BusinessCalendar.bundled(ZoneId.of("Europe/Budapest")), ClaimScenario.USUAL_PERIODS);
      ClaimDetails wrong =
          details()
              .solutionArea(SolutionArea.MICROSOFT_365)
              .products(severalProducts(21))
              .customerEmail("peter@fabrikam.example")
              .build();

      Decision decision =
          decider.create(
              new ClaimCommand.Create(
                  PARTNER.actor(), MONDAY, "claim-1", "org-17", LEGAL_NAME, wrong));

      assertThat(decision)
          .isInstanceOfSatisfying(
              Decision.Refused.class,
              refused ->
                  assertThat(refused.refusal())
                      .isInstanceOfSatisfying(
                          Refusal.Invalid.class,
                          invalid ->
                              assertThat(invalid.faults())
                                  .extracting(Fault::pointer)
                                  .containsExactlyInAnyOrder(
                                      "/activity", "/products", "/customerContact/email")));
    }
  }
}
