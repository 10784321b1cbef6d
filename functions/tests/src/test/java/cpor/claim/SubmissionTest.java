package cpor.claim;

import static cpor.claim.StageName.EDITING;
import static cpor.claim.StageName.SUBMITTED;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.DetailsBuilder.bareDetails;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Lives.aDraft;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.story.DetailsBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubmissionTest {

  @Nested
  class ADraft {
    @Test
    void beginsInEditingWithoutAClock() {
      aDraftStating(bareDetails())
          .thenStage(EDITING)
          .thenNoClockRuns()
          .then(
              claim -> {
                assertThat(claim.status()).isEqualTo(ClaimStatus.EDITING);
                assertThat(claim.decisionDueAt()).isEmpty();
                assertThat(claim.clock().wakeAt()).isNull();
                assertThat(claim.wasSubmitted()).isFalse();
              });
    }

    @Test
    void isGoneWhenItIsDiscarded() {
      aDraft()
          .when(PARTNER.discards())
          .thenHappened("ClaimDiscarded")
          .then(claim -> assertThat(claim.discardedAt()).isEqualTo(MONDAY));
    }
  }

  @Nested
  class Submitting {
    @Test
    void givesReviewersFiveBusinessDaysToStartAndTenToDecide() {
      aDraft()
          .when(PARTNER.submits())
          .thenHappened("ClaimSubmitted")
          .thenStage(SUBMITTED)
          .thenDue("2026-11-30T10:00")
          .then(
              claim -> {
                assertThat(claim.status()).isEqualTo(ClaimStatus.SUBMITTED);
                assertThat(claim.decisionDueAt()).contains(budapest("2026-12-07T10:00"));
                assertThat(claim.times().submittedAt()).isEqualTo(MONDAY);
              });
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
      aDraftStating(bareDetails())
          .when(PARTNER.submits())
          .thenInvalid(
              "/customer/name",
              "/customer/domain",
              "/solutionArea",
              "/activity",
              "/products",
              "/customerContact",
              "/partnerContact",
              "/evidence")
          .thenStage(EDITING);
    }

    @Test
    void namesWhatIsMissingInsideAContact() {
      aDraftStating(
              details()
                  .customerContact(new CustomerContact(null, null, null, null))
                  .partnerContact(new PartnerContact(null, null, null))
                  .build())
          .and(PARTNER.declares("sow"))
          .when(PARTNER.submits("sow"))
          .thenInvalid(
              "/customerContact/name",
              "/customerContact/email",
              "/customerContact/language",
              "/partnerContact/name",
              "/partnerContact/email");
    }

    @Test
    void takesBlanksForMissing() {
      aDraftStating(details().customer(new Customer(DetailsBuilder.TENANT, " ", "")).build())
          .and(PARTNER.declares("sow"))
          .when(PARTNER.submits("sow"))
          .thenInvalid("/customer/name", "/customer/domain");
    }

    @Test
    void needsNoTitleReferenceReplacedClaimOrPartnersLanguage() {
      aDraft().when(PARTNER.submits()).thenStage(SUBMITTED);
    }

    @Test
    void needsTheSubscriptionOfEachBusinessApplication() {
      aDraftStating(
              details()
                  .products(
                      new Product("Dynamics 365 Sales", DetailsBuilder.SUBSCRIPTION),
                      new Product("Power Apps", null))
                  .build())
          .and(PARTNER.declares("sow"))
          .when(PARTNER.submits("sow"))
          .thenInvalid("/products/1/subscriptionId");
    }

    @Test
    void needsNoSubscriptionOfMicrosoft365() {
      aDraftStating(
              details()
                  .solutionArea(SolutionArea.MICROSOFT_365)
                  .activity(Activity.USAGE)
                  .products(new Product("Exchange Online", null))
                  .build())
          .and(PARTNER.declares("sow"))
          .when(PARTNER.submits("sow"))
          .thenStage(SUBMITTED);
    }

    @Test
    void needsAnUploadedDocument() {
      aDraftStating(details().build())
          .and(PARTNER.declares("sow"))
          .when(PARTNER.submits())
          .thenInvalid("/evidence");
    }

    @Test
    void confirmsTheDocumentsThatAreFoundUploaded() {
      aDraftStating(details().build())
          .and(PARTNER.declares("sow"), PARTNER.declares("scan"))
          .when(PARTNER.submits("sow"))
          .thenHappened("EvidenceConfirmed", "ClaimSubmitted")
          .then(
              claim -> {
                assertThat(claim.evidence("sow")).map(Evidence::uploaded).contains(true);
                assertThat(claim.evidence("scan")).map(Evidence::uploaded).contains(false);
              });
    }
  }
}
