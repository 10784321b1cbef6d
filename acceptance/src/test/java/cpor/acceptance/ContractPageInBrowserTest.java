package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page of the contract, as whoever writes a client works with it. */
@ResourceLock("browser")
@ExtendWith({BrowserExtension.class, ScenarioExtension.class})
@Order(4)
class ContractPageInBrowserTest {

  private static final By OPERATIONS = By.cssSelector(".opblock");
  private static final By AUTHORIZE = By.cssSelector(".auth-wrapper > .authorize");

  private final String page;
  private final ChromeDriver browser;

  ContractPageInBrowserTest(Scenario scenario, ChromeDriver browser) {
    this.page = scenario.world().api().resolve("/_local/api").toString();
    this.browser = browser;
  }

  @AfterEach
  void asItWas() {
    browser.executeScript("localStorage.clear()");
    browser.get("about:blank");
    prefersColours("");
  }

  @Test
  void aLinkLeadsToItsOperation() {
    browser.get(page + "#/Reviews/startReview");

    WebElement operation = await(By.cssSelector("#operations-Reviews-startReview.is-open"));

    assertThat(operation.findElement(By.cssSelector("a[href='#/Reviews/startReview']")).getText())
        .contains("/start");
  }

  @Test
  void operationsAreFoundByTheirWords() {
    browser.get(page);

    await(By.cssSelector(".operation-filter-input")).sendKeys("DELETE draft");

    var _ = waiting().until(ExpectedConditions.numberOfElementsToBe(OPERATIONS, 1));
    assertThat(browser.findElement(OPERATIONS).getText()).contains("Discard a draft");
  }

  @Test
  void aTokenOutlivesAReload() {
    browser.get(page);
    await(AUTHORIZE).click();
    await(By.cssSelector(".auth-btn-wrapper .authorize")).sendKeys(Keys.ENTER);
    var _ = await(By.xpath("//*[@class='auth-btn-wrapper']/button[.='Logout']"));

    browser.navigate().refresh();

    assertThat(await(AUTHORIZE).getDomAttribute("class")).contains("locked").doesNotContain("un");
  }

  @Test
  void thePageIsDarkWhenTheSystemIs() {
    prefersColours("dark");
    browser.get(page);
    var _ = await(OPERATIONS);
    assertThat(background()).isEqualTo("rgba(28, 32, 34, 1)");

    prefersColours("light");

    assertThat(background()).isEqualTo("rgba(0, 0, 0, 0)");
  }

  private String background() {
    return browser.findElement(By.tagName("html")).getCssValue("background-color");
  }

  private void prefersColours(String scheme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    var _ =
        browser.executeCdpCommand(
            "Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  private WebElement await(By what) {
    return waiting().until(ExpectedConditions.elementToBeClickable(what));
  }

  private WebDriverWait waiting() {
    return new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
  }
}
