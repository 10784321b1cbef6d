package cpor.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A dated list of holidays. Its first line names the version ({@code version …}), lines with a
 * {@code #} explain it, every other line is a day and its name ({@code 2026-12-25 Christmas Day}).
 */
record HolidayList(String version, Set<LocalDate> days) {

  private static final String BUNDLED = "holidays.txt";
  private static final String VERSION = "version ";

  static HolidayList bundled() {
    try (InputStream resource =
            Objects.requireNonNull(
                HolidayList.class.getResourceAsStream(BUNDLED), BUNDLED + " is not in the jar");
        BufferedReader lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return parse(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if there is no version, or a line that is none of the three
   */
  static HolidayList parse(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().startsWith(VERSION)) {
      throw new IllegalArgumentException("a list of holidays begins with '" + VERSION + "…'");
    }
    Set<LocalDate> days =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(HolidayList::day)
            .collect(Collectors.toUnmodifiableSet());
    return new HolidayList(lines.getFirst().substring(VERSION.length()).strip(), days);
  }

  private static LocalDate day(String line) {
    int space = line.indexOf(' ');
    try {
      return LocalDate.parse(space < 0 ? line : line.substring(0, space));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a holiday: '" + line + "'", e);
    }
  }
}
