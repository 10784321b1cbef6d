package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The local cloud's page, as an operator meets it. */
@ResourceLock("browser")
@ExtendWith({BrowserExtension.class, ScenarioExtension.class})
// those in the browser wait for each other, so they begin early
@Order(4)
class OperatorsPageInBrowserTest {

  private final Scenario scenario;
  private final ChromeDriver browser;
  private final Accessibility accessibility;

  OperatorsPageInBrowserTest(Scenario scenario, ChromeDriver browser) {
    this.scenario = scenario;
    this.browser = browser;
    this.accessibility = new Accessibility(browser, Path.of("target", "operators-page"));
  }

  @BeforeEach
  @AfterEach
  void asItWas() {
    accessibility.asItWas();
  }

  @Test
  void thePagesAreForEverybody() throws IOException {
    Claim claim = scenario.claimUnderReview();
    scenario.passDeadlineOf(claim);
    Claim rejected = scenario.rejectedClaim();

    accessibility.isForEverybody("overview", () -> open(""));
    accessibility.isForEverybody("claim", () -> open("/claims/" + rejected.id()));
    accessibility.isForEverybody("inbox", () -> open("/mails"));
    accessibility.isForEverybody("runbook", () -> open("/runbook"));
  }

  @Test
  void aClaimIsFoundByKeyboardAndSaysWhatItWaitsFor() {
    Claim claim = scenario.rejectedClaim();
    open("");

    browser.findElement(By.name("q")).sendKeys(claim.id(), Keys.ENTER);
    browser.findElement(By.linkText(claim.customerName())).sendKeys(Keys.ENTER);

    awaitText("In DisputePeriod it waits");
    String main = browser.findElement(By.tagName("main")).getText();
    assertThat(main)
        .contains(
            claim.id(),
            "for dispute period until ",
            "until the claim moves, which rings DoorbellInDisputePeriod",
            "ClaimRejected");
    assertThat(browser.findElements(By.cssSelector("[aria-current=step] > .name")))
        .extracting(state -> state.getText())
        .contains("DisputePeriod", "WaitForDisputePeriod", "DoorbellInDisputePeriod");
  }

  private void open(String path) {
    browser.get(scenario.world().api() + "/_local" + path);
  }

  private void awaitText(String text) {
    boolean _ =
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
            .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), text));
  }
}
