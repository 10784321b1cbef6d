package cpor.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of docs/costs.md, of what a use case and a page of a list cost. */
public final class DocumentedCosts {

  private static final Path DOCUMENT = Path.of("../../docs/costs.md");

  private DocumentedCosts() {}

  /** The rows, as they stand there, of the table whose first column has this name. */
  public static List<String> rows(String firstColumn) {
    try {
      return Files.readAllLines(DOCUMENT).stream()
          .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
          .skip(2) // the table's head
          .takeWhile(line -> line.startsWith("|"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
