package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Everybody can use the customer's page: at 320 pixels, which is also what is left of 1,280 at a
 * zoom of 400 %, in dark and high-contrast mode, by keyboard, and with a screen reader as far as
 * axe-core can tell. A screenshot of each state at two widths is kept in {@code
 * target/consent-page}.
 */
@ResourceLock("browser")
@ExtendWith({BrowserExtension.class, ScenarioExtension.class})
class ConsentPageAccessibilityTest {

  private static final Path SCREENSHOTS = Path.of("target", "consent-page");

  private static final int SECONDS_FOR_AXE = 120;

  private enum Mode {
    LIGHT("prefers-color-scheme", "light"),
    DARK("prefers-color-scheme", "dark"),
    HIGH_CONTRAST("forced-colors", "active");

    private final String feature;
    private final String value;

    Mode(String feature, String value) {
      this.feature = feature;
      this.value = value;
    }

    Map<String, Object> media() {
      return Map.of("features", List.of(Map.of("name", feature, "value", value)));
    }
  }

  private final Scenario scenario;
  private final ChromeDriver browser;

  ConsentPageAccessibilityTest(Scenario scenario, ChromeDriver browser) {
    this.scenario = scenario;
    this.browser = browser;
  }

  @AfterEach
  void asItWas() {
    command("Emulation.clearDeviceMetricsOverride", Map.of());
    command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
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

  /** Looks at a page in each mode, in which it is opened, and at both widths. */
  private void isForEverybody(String name, Runnable open) throws IOException {
    for (Mode mode : Mode.values()) {
      command("Emulation.setEmulatedMedia", mode.media());
      open.run();
      for (int width : List.of(320, 1280)) {
        command(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        String view = "%s.%s.%d".formatted(name, mode.name().toLowerCase(Locale.ROOT), width);
        keepScreenshot(view);
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
            .as("nothing has to be scrolled sideways in " + view)
            .isLessThanOrEqualTo(width);
        Results results = axe().analyze(browser);
        assertThat(results.getViolations())
            .as(view)
            .extracting(Rule::getId, Rule::getHelp)
            .isEmpty();
      }
    }
  }

  /** A page without frames needs no second window, and a busy machine needs time. */
  @SuppressWarnings("deprecation") // there is no other way to do without the second window
  private static AxeBuilder axe() {
    return new AxeBuilder().setLegacyMode(true).setTimeout(SECONDS_FOR_AXE);
  }

  private void await(String text) {
    boolean _ =
        new WebDriverWait(browser, Duration.ofSeconds(60))
            .until(page -> Objects.requireNonNull(page.getPageSource()).contains(text));
  }

  private void keepScreenshot(String view) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(view + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private void command(String name, Map<String, Object> parameters) {
    browser.executeCdpCommand(name, parameters);
  }
}
