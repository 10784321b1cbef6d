package cpor.claim;

import static cpor.story.DetailsBuilder.details;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.story.DetailsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactRulesTest {

  @ParameterizedTest(name = "{0} beside the partner''s {1}")
  @CsvSource({
    "peter@fabrikam.example,        peter@fabrikam.example",
    "eva@fabrikam.example,          peter@fabrikam.example",
    "eva@FABRIKAM.Example,          peter@fabrikam.example",
    "eva@sales.fabrikam.example,    peter@fabrikam.example",
    "eva@bücher.example,            peter@xn--bcher-kva.example",
    "eva@xn--bcher-kva.example,     peter@Bücher.example",
    "eva@shop.bücher.example,       peter@xn--bcher-kva.example",
    "me@xn--strae-oqa.de,           desk@straße.de",
  })
  void thePartnerCannotConsentInTheCustomersName(String customer, String partner) {
    aDraft()
        .when(PARTNER.edits(claim -> claim.customerEmail(customer).partnerEmail(partner)))
        .thenInvalid("/customerContact/email");
  }

  @ParameterizedTest(name = "{0} beside the partner''s {1}")
  @CsvSource({
    "eva@contoso.hu,             peter@fabrikam.example",
    "eva@notfabrikam.example,    peter@fabrikam.example",
    "eva@fabrikam.example.hu,    peter@fabrikam.example",
    "eva@bucher.example,         peter@bücher.example",
    "me@strasse.de,              desk@straße.de",
  })
  void somebodyElsesAddressIsFine(String customer, String partner) {
    aDraft()
        .when(PARTNER.edits(claim -> claim.customerEmail(customer).partnerEmail(partner)))
        .thenHappened("ClaimEdited");
  }

  @Test
  void thePartnersOwnContactCannotBecomeTheCustomersByAnEditOfEither() {
    aSubmittedClaim()
        .when(PARTNER.edits(claim -> claim.partnerEmail("peter@contoso.hu")))
        .thenInvalid("/customerContact/email");
  }

  @ParameterizedTest(name = "{0} at {1}: warned {2}")
  @CsvSource({
    "eva@contoso.hu,                contoso.hu,              false",
    "eva@Contoso.HU,                contoso.hu,              false",
    "eva@it.contoso.hu,             contoso.hu,              false",
    "eva@bücher.example,            xn--bcher-kva.example,   false",
    "eva@contoso.com,               contoso.hu,              true",
    "eva@notcontoso.hu,             contoso.hu,              true",
    "eva@hu,                        contoso.hu,              true",
  })
  void reviewersAreWarnedOfAnAddressOutsideTheCustomersDomain(
      String email, String domain, boolean warned) {
    ClaimDetails details = details().customerDomain(domain).customerEmail(email).build();

    assertThat(ContactRules.isOutsideCustomerDomain(details)).isEqualTo(warned);
  }

  @Test
  void aWarningNeedsBothAnAddressAndADomain() {
    assertThat(ContactRules.isOutsideCustomerDomain(DetailsBuilder.bareDetails())).isFalse();
    assertThat(ContactRules.isOutsideCustomerDomain(details().customerContact(null).build()))
        .isFalse();
  }

  @Test
  void aDomainThatIsNoneIsComparedAsItIsTyped() {
    String tooLong = "é".repeat(64) + ".example";

    aDraft()
        .when(
            PARTNER.edits(
                claim -> claim.customerEmail("eva@" + tooLong).partnerEmail("p@" + tooLong)))
        .thenInvalid("/customerContact/email");
    aDraft()
        .when(PARTNER.edits(claim -> claim.customerEmail("eva@" + tooLong)))
        .thenHappened("ClaimEdited");
  }

  @Test
  void anAddressOutsideTheCustomersDomainIsNoReasonToRefuse() {
    aDraft()
        .and(PARTNER.edits(claim -> claim.customerEmail("eva@freemail.example")))
        .when(PARTNER.submits())
        .thenHappened("ClaimSubmitted");
  }
}
