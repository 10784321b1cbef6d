package cpor.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The days on which the law departs from Monday to Friday. The file's first line names its version
 * ({@code version …}), the second says how far decrees are known ({@code decrees known until …}),
 * lines with a {@code #} explain. Every other line is a day, off or worked, what it is, and the law
 * that says so: {@code 2026-12-25 off Christmas Day; Act I of 2012}.
 *
 * @param decreesKnownUntil the days after it are listed by statute alone, and may lack what is
 *     decreed from year to year
 */
public record CalendarFile(
    String version,
    LocalDate decreesKnownUntil,
    Set<LocalDate> daysOff,
    Set<LocalDate> daysWorked) {

  private static final String BUNDLED = "hungary.txt";
  private static final String VERSION = "version ";
  private static final String DECREES = "decrees known until ";

  public CalendarFile {
    daysOff = Set.copyOf(daysOff);
    daysWorked = Set.copyOf(daysWorked);
  }

  /** The file that ships with the product. */
  public static CalendarFile bundled() {
    return parse(bundledLines());
  }

  static List<String> bundledLines() {
    try (InputStream resource =
            Objects.requireNonNull(
                CalendarFile.class.getResourceAsStream(BUNDLED), BUNDLED + " is not in the jar");
        Reader text = new InputStreamReader(resource, UTF_8)) {
      return text.readAllLines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if its head is missing, if a line is none of the above, if a
   *     day is listed twice, or if one is worked that is no Saturday
   */
  static CalendarFile parse(List<String> lines) {
    if (lines.size() < 2
        || !lines.getFirst().startsWith(VERSION)
        || !lines.get(1).startsWith(DECREES)) {
      throw new IllegalArgumentException(
          "a calendar begins with '%s…' and '%s…'".formatted(VERSION, DECREES));
    }
    Set<LocalDate> off = new HashSet<>();
    Set<LocalDate> worked = new HashSet<>();
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith("#")) {
        continue;
      }
      int end = line.indexOf(' ');
      boolean isOff = line.startsWith(" off ", end);
      boolean isWorked = line.startsWith(" worked ", end);
      if (isOff == isWorked || !namesItsLaw(line)) {
        throw new IllegalArgumentException("not a day of a calendar: '" + line + "'");
      }
      LocalDate day = date(line.substring(0, end));
      boolean isFree = !off.contains(day) && !worked.contains(day);
      if (!isFree || !(isOff || day.getDayOfWeek() == DayOfWeek.SATURDAY)) {
        throw new IllegalArgumentException("not possible on that day: '" + line + "'");
      }
      (isOff ? off : worked).add(day);
    }
    return new CalendarFile(
        lines.getFirst().substring(VERSION.length()),
        date(lines.get(1).substring(DECREES.length())),
        off,
        worked);
  }

  /** How many days are left until decrees are no longer known; negative afterwards. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, decreesKnownUntil);
  }

  private static boolean namesItsLaw(String line) {
    int name = line.indexOf("; ");
    return name >= 0 && name + "; ".length() < line.length();
  }

  /** Taken apart here: a formatter that is new is slow, and every function reads a hundred days. */
  private static LocalDate date(String text) {
    try {
      if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("not a date: '" + text + "'", e);
    }
    throw new IllegalArgumentException("not a date: '" + text + "'");
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
