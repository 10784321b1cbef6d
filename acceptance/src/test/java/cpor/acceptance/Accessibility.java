package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Whether everybody can use a page: at 320 pixels, which is also what is left of 1,280 at a zoom of
 * 400 %, in dark and high-contrast mode, and with a screen reader as far as axe-core can tell.
 *
 * @param screenshots where one of each state at two widths is kept
 */
record Accessibility(ChromeDriver browser, Path screenshots) {

  private static final int SECONDS_FOR_AXE = 120;

  private static final AxeRunOptions VIOLATIONS = new AxeRunOptions();

  static {
    VIOLATIONS.setResultTypes(List.of("violations"));
  }

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

  /** Looks at a page in each mode, in which it is opened, and at both widths. */
  void isForEverybody(String name, Runnable open) throws IOException {
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

  /** Gives the browser back its own width and mode. */
  void asItWas() {
    command("Emulation.clearDeviceMetricsOverride", Map.of());
    command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  /**
   * A page without frames needs no second window, and a busy machine needs time. What passes is not
   * described: that costs more than finding what does not.
   */
  @SuppressWarnings("deprecation") // there is no other way to do without the second window
  private static AxeBuilder axe() {
    return new AxeBuilder().withOptions(VIOLATIONS).setLegacyMode(true).setTimeout(SECONDS_FOR_AXE);
  }

  private void keepScreenshot(String view) throws IOException {
    Files.createDirectories(screenshots);
    Files.write(screenshots.resolve(view + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private void command(String name, Map<String, Object> parameters) {
    browser.executeCdpCommand(name, parameters);
  }
}
