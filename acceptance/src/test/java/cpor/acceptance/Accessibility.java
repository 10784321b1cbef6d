package cpor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Whether everybody can use a page: at 320 pixels, which is also what is left of 1,280 at a zoom of
 * 400 %, in dark and high-contrast mode, and with a screen reader as far as axe-core can tell.
 *
 * @param screenshots where one of each state at two widths is kept
 */
record Accessibility(ChromeDriver browser, Path screenshots) {

  /** A busy machine needs time. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

  /**
   * What axe-core finds, a line each. It is asked itself: its builder for Selenium loads it anew
   * for each look, and takes twice as long. What passes is not described, which would cost more
   * than finding what does not.
   */
  private static final String LOOK =
      """
      const done = arguments[0];
      axe.run(document, {resultTypes: ['violations']}).then(
          results => done(results.violations.map(
              rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.target).join(', ')}`)),
          error => done([`${error}`]));
      """;

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
    browser.manage().timeouts().scriptTimeout(LONGEST_LOOK);
    for (Mode mode : Mode.values()) {
      command("Emulation.setEmulatedMedia", mode.media());
      open.run();
      browser.executeScript(axe());
      for (int width : List.of(320, 1280)) {
        command(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        String view = "%s.%s.%d".formatted(name, mode.name().toLowerCase(Locale.ROOT), width);
        keepScreenshot(view);
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
            .as("nothing has to be scrolled sideways in " + view)
            .isLessThanOrEqualTo(width);
        assertThat((List<?>) browser.executeAsyncScript(LOOK)).as(view).isEmpty();
      }
    }
  }

  /** Gives the browser back its own width and mode. */
  void asItWas() {
    command("Emulation.clearDeviceMetricsOverride", Map.of());
    command("Emulation.setEmulatedMedia", Map.of("features", List.of()));
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  private void keepScreenshot(String view) throws IOException {
    Files.createDirectories(screenshots);
    Files.write(screenshots.resolve(view + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private void command(String name, Map<String, Object> parameters) {
    browser.executeCdpCommand(name, parameters);
  }
}
