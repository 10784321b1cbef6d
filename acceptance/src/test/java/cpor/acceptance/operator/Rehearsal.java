package cpor.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One incident's way through the runbook. Commands are run as they stand there. */
public final class Rehearsal {

  private static final Pattern COMMAND = Pattern.compile("`(?:[a-z-]+ )?([a-z-]+)`");
  private static final Pattern REFUSED =
      Pattern.compile("An error occurred \\((\\w+)\\) when calling the (\\w+) operation: (.*)");

  /** The operations that stay out of the local cloud, as its documentation says. */
  private final Set<String> notHere = notHere();

  private final Runbook runbook;
  private final Terminal terminal;
  private final List<String> followed = new ArrayList<>();
  private double seconds;

  public Rehearsal(Runbook runbook, Terminal terminal) {
    this.runbook = runbook;
    this.terminal = terminal;
  }

  /** Follows a section from its beginning to its end. */
  public String follow(String section, Instant now) {
    StringBuilder printed = new StringBuilder();
    for (int block = 0; block < runbook.of(section).size(); block++) {
      printed.append(follow(section, block, now)).append('\n');
    }
    return printed.toString();
  }

  /** Follows one block of a section. */
  public String follow(String section, int block, Instant now) {
    long begun = System.nanoTime();
    String commands = runbook.of(section).get(block);
    terminal.setTime(now);
    String printed = terminal.run(commands);
    followed.add(commands);
    seconds += (System.nanoTime() - begun) / 1e9;
    assertThat(printed)
        .doesNotContain("command not found", "usage: aws", "jq: ", "Traceback", "aws: no answer");
    assertThat(REFUSED.matcher(printed).results()).allSatisfy(this::isRefusedByItsName);
    return printed;
  }

  private static Set<String> notHere() {
    try (Stream<String> page = Files.lines(Path.of("..", "local", "README.md"))) {
      return page.filter(line -> line.startsWith("| not here |"))
          .flatMap(line -> COMMAND.matcher(line).results())
          .map(command -> pascalCase(command.group(1)))
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String pascalCase(String command) {
    return Stream.of(command.split("-", -1))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private void isRefusedByItsName(MatchResult refused) {
    assertThat(refused.group()).contains("UnknownOperationException");
    assertThat(refused.group(3)).contains(refused.group(2));
    assertThat(notHere).contains(refused.group(2));
  }

  public int commands() {
    return followed.stream().mapToInt(Runbook::commands).sum();
  }

  public double seconds() {
    return seconds;
  }

  /** The commands of a section that were not followed. */
  public List<String> leftOutOf(String section) {
    return runbook.of(section).stream().filter(block -> !followed.contains(block)).toList();
  }
}
