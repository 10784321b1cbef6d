package cpor.local.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The runbook as it stands in its file, in sections that alarms lead to.
 *
 * @param file Markdown, with a heading of the second level above each section
 */
record Runbook(Path file) {

  /**
   * A section.
   *
   * @param anchor as Markdown's viewers call it
   */
  record Section(String anchor, String title, String text) {

    private static Section of(String part) {
      String[] lines = part.split("\n", 2);
      String title = lines[0].strip();
      return new Section(title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, lines[1].strip());
    }
  }

  List<Section> sections() {
    return Arrays.stream(read().split("(?m)^## ")).skip(1).map(Section::of).toList();
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
