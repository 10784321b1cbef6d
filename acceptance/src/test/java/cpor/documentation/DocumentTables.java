package cpor.documentation;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of a document in Markdown. */
record DocumentTables(List<String> lines) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static DocumentTables in(Path document) {
    try {
      return new DocumentTables(Files.readAllLines(document));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A row, whose cells are found by the names of their columns. */
  record Row(Map<String, String> cells) {

    /** What a cell says, without its marks. */
    String text(String column) {
      return cell(column).replace("`", "");
    }

    /** What a cell says in words of the code. */
    Set<String> code(String column) {
      return CODE.matcher(cell(column))
          .results()
          .map(word -> word.group(1))
          .collect(toCollection(TreeSet::new));
    }

    private String cell(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }
  }

  /** The rows of the table whose first column has this name. */
  List<Row> rows(String firstColumn) {
    List<String> table =
        lines.stream()
            .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    List<String> columns = cells(table.getFirst());
    return table.stream().skip(2).map(line -> row(columns, cells(line))).toList();
  }

  private static Row row(List<String> columns, List<String> cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return new Row(row);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }
}
