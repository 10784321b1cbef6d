package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.consent.page.ConsentPages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Everybody can use the customer's page, by keyboard too. */
@ResourceLock("browser")
@ExtendWith({BrowserExtension.class, ScenarioExtension.class})
@Order(4)
class ConsentPageAccessibilityTest {

  private final Scenario scenario;
  private final ChromeDriver browser;
  private final Accessibility accessibility;

  ConsentPageAccessibilityTest(Scenario scenario, ChromeDriver browser) {
    this.scenario = scenario;
    this.browser = browser;
    this.accessibility = new Accessibility(browser, Path.of("target", "consent-page"));
  }

  @AfterEach
  void asItWas() {
    accessibility.asItWas();
  }

  @Test
  void theQuestionIsForEverybody() throws IOException {
    URI link = scenario.consentLink(scenario.approvedClaim()).address();
    for (String language : List.of("en", "hu")) {
      isForEverybody("question." + language, () -> browser.get(link + "?lang=" + language));
    }
  }

  @Test
  void theQuestionAfterAnEarlierDeclineIsForEverybody() throws IOException {
    Claim claim = scenario.approvedClaim();
    scenario.consentLink(claim).declines("Not yet.");
    scenario.partner().disputes(claim);
    scenario.reviewer().approves(claim);
    String link = scenario.consentLink(claim).address().toString();
    isForEverybody("question-after-a-decline.en", () -> browser.get(link));
  }

  @Test
  void theConfirmationIsForEverybody() throws IOException {
    isForEverybody(
        "declined.en",
        () -> {
          browser.get(scenario.consentLink(scenario.approvedClaim()).address().toString());
          browser.findElement(By.cssSelector("form button")).click();
          await("You declined");
        });
  }

  @Test
  void aLinkThatDeclinedAndOneThatLeadsNowhereAreForEverybody() throws IOException {
    Claim claim = scenario.approvedClaim();
    URI link = scenario.consentLink(claim).address();
    scenario.consentLink(claim).declines("No.");
    isForEverybody("already-declined.hu", () -> browser.get(link + "?lang=hu"));
    String nowhere = link.resolve("/consent/unknown").toString();
    isForEverybody("not-found", () -> browser.get(nowhere));
  }

  /** Nobody can order an outage, so the page comes from a file. */
  @Test
  void thePageOfAnOutageIsForEverybody(@TempDir Path folder) throws IOException {
    String html =
        new ConsentPages("Partner Programme", "support@claims.example", ZoneOffset.UTC).tryAgain();
    Path page = Files.writeString(folder.resolve("try-again.html"), html);
    isForEverybody("try-again", () -> browser.get(page.toUri().toString()));
  }

  @Test
  void thePageIsDeclinedByKeyboardAlone() {
    Claim claim = scenario.approvedClaim();
    browser.get(scenario.consentLink(claim).address().toString());
    List<String> reached = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
      reached.add(browser.switchTo().activeElement().getTagName());
      assertThat(browser.switchTo().activeElement().getCssValue("outline-style"))
          .as("where the focus is can be seen")
          .isNotEqualTo("none");
    }
    assertThat(reached).containsExactly("button", "textarea", "button");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    await("You declined");
    assertThat(scenario.partner().reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
  }

  private void isForEverybody(String name, Runnable open) throws IOException {
    accessibility.isForEverybody(name, open);
  }

  private void await(String text) {
    boolean _ =
        new WebDriverWait(browser, Duration.ofSeconds(60))
            .until(page -> Objects.requireNonNull(page.getPageSource()).contains(text));
  }
}
