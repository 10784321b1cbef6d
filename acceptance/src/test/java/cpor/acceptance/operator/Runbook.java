package cpor.acceptance.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The runbook's blocks of commands.
 *
 * @param blocks by the titles of the sections; what stands before the first is under "Runbook"
 */
public record Runbook(Map<String, List<String>> blocks) {

  private static final Pattern SECTION = Pattern.compile("(?m)^##? ");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```bash\\n(.*?)^ *```$");
  private static final Pattern CALL = Pattern.compile("\\baws ([a-z0-9]+(?:-[a-z]+)?) [a-z]");
  private static final String BEGINNING = "Runbook";

  public static Runbook read() {
    String page;
    try {
      page = Files.readString(Path.of("..", "docs", "runbook.md"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    SECTION
        .splitAsStream(page)
        .skip(1)
        .forEach(
            section ->
                blocks.put(
                    section.lines().findFirst().orElseThrow(),
                    BLOCK
                        .matcher(section)
                        .results()
                        .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                        .toList()));
    return new Runbook(blocks);
  }

  /** The services that its commands call. */
  Set<String> services() {
    return blocks.values().stream()
        .flatMap(List::stream)
        .flatMap(block -> CALL.matcher(block).results())
        .map(call -> call.group(1))
        .collect(Collectors.toSet());
  }

  /** What has to be run before anything else. */
  String beginning() {
    return of(BEGINNING).getFirst();
  }

  /** The sections that have commands. */
  public Set<String> sections() {
    return blocks.keySet().stream()
        .filter(section -> !section.equals(BEGINNING) && !of(section).isEmpty())
        .collect(Collectors.toSet());
  }

  List<String> of(String section) {
    return Objects.requireNonNull(blocks.get(section), section);
  }

  /** How many commands a block has: a line that is not indented begins one. */
  static int commands(String block) {
    return (int) block.lines().filter(line -> line.matches("(?!done)\\S.*")).count();
  }
}
