package cpor.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One incident's way through the runbook. Commands are run as they stand there. */
public final class Rehearsal {

  /** What the local cloud has no services for, as its documentation says. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "GetMetricData",
          "GetMetricStatistics",
          "RequestServiceQuotaIncrease",
          "RestoreTableToPointInTime");

  private static final Pattern REFUSED =
      Pattern.compile("An error occurred \\((\\w+)\\) when calling the (\\w+) operation: (.*)");

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
    assertThat(printed).doesNotContain("command not found", "usage: aws", "jq: ", "Traceback");
    assertThat(REFUSED.matcher(printed).results()).allSatisfy(Rehearsal::isRefusedByItsName);
    return printed;
  }

  private static void isRefusedByItsName(MatchResult refused) {
    assertThat(refused.group()).contains("UnknownOperationException");
    assertThat(refused.group(3)).contains(refused.group(2));
    assertThat(NOT_HERE).contains(refused.group(2));
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
