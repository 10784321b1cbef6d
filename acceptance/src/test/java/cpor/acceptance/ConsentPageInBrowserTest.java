package cpor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Partner;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The customer's page as a person meets it, in a real browser. */
@ResourceLock("browser")
@ExtendWith({BrowserExtension.class, ScenarioExtension.class})
@Order(4)
class ConsentPageInBrowserTest {

  private final Scenario scenario;
  private final Partner partner;
  private final ChromeDriver browser;

  ConsentPageInBrowserTest(Scenario scenario, ChromeDriver browser) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.browser = browser;
  }

  @Test
  void aPersonComesFromTheMailReadsGivesAReasonAndDeclines() {
    Claim claim = scenario.approvedClaim();
    String mail = scenario.consentNotice(claim).html();
    browser.get(
        "data:text/html;charset=utf-8;base64,"
            + Base64.getEncoder().encodeToString(mail.getBytes(UTF_8)));

    browser.findElement(By.partialLinkText("Read the claim and decline")).click();

    awaitHeading(browser, "Do you agree with this partner's claim\\?");
    assertThat(browser.findElement(By.tagName("main")).getText())
        .contains(claim.customerName(), "Dynamics 365 Sales");
    assertThat(browser.findElement(By.tagName("main")).getCssValue("max-width"))
        .as("the style that the page's policy must let through")
        .isEqualTo("640px");
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    browser.findElement(By.id("reason")).sendKeys("Már máshol vettük, & jól jártunk.");
    button(browser).click();

    awaitHeading(browser, "You declined the claim");
    ClaimView declined = partner.reads(claim);
    assertThat(declined.stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(declined.text("/consent/declineReason"))
        .isEqualTo("Már máshol vettük, & jól jártunk.");
  }

  @Test
  void aDoubleClickAndAWayBackDeclineOnce() {
    Claim claim = scenario.approvedClaim();
    browser.get(scenario.consentLink(claim).address().toString());

    new Actions(browser).doubleClick(button(browser)).perform();
    awaitHeading(browser, "(You|This claim was already) declined.*");
    browser.get(scenario.consentLink(claim).address().toString());

    awaitHeading(browser, "This claim was already declined");
    assertThat(partner.eventTypes(claim)).containsOnlyOnce("CustomerDeclined");
  }

  @Test
  void theOtherLanguageKeepsAReasonAndDeclinesNothingByItself() {
    Claim claim = scenario.approvedClaim();
    browser.get(scenario.consentLink(claim).address().toString());

    browser.findElement(By.id("reason")).sendKeys("Nem ismerjük őket, & nem is akarjuk.");

    browser.findElement(By.cssSelector("button[lang=hu]")).click();
    awaitHeading(browser, "Egyetért a partner igényével\\?");
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    button(browser).click();

    awaitHeading(browser, "Ön elutasította az igényt");
    ClaimView declined = partner.reads(claim);
    assertThat(declined.stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(declined.text("/consent/declineReason"))
        .isEqualTo("Nem ismerjük őket, & nem is akarjuk.");
  }

  @Test
  void aPageThatWasOnlyReadIsSilence() {
    Claim claim = scenario.approvedClaim();
    browser.get(scenario.consentLink(claim).address().toString());
    browser.findElement(By.id("reason")).sendKeys("I am not sure yet.");
    browser.navigate().refresh();
    browser.get("about:blank");

    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  /** Waits for the page that a click leads to. */
  private static void awaitHeading(ChromeDriver browser, String pattern) {
    boolean _ =
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
            .until(
                ExpectedConditions.textMatches(
                    By.tagName("h1"), Pattern.compile("^" + pattern + "$")));
  }

  private static WebElement button(ChromeDriver browser) {
    return browser.findElement(By.cssSelector("form button"));
  }
}
