package cpor.acceptance.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shell in which the runbook's beginning was run, against the local cloud. Its clock shows the
 * product's time.
 */
public final class Terminal implements AutoCloseable {

  private static final String END = "\u001e";
  private static final String PRODUCT_TIME =
      """
      date() {
        local given=() relative=; local -i next=0
        for word in "$@"; do
          if ((next)); then relative=$word next=0; elif [ "$word" = -d ]; then next=1; else given+=("$word"); fi
        done
        command date -d "$relative $NOW" "${given[@]}"
      }
      """;

  private final Process shell;
  private final Optional<ResidentCli> cli;
  private final Writer in;
  private final BufferedReader out;

  private Terminal(Process shell, Optional<ResidentCli> cli) {
    this.shell = shell;
    this.cli = cli;
    this.in = shell.outputWriter(UTF_8);
    this.out = shell.inputReader(UTF_8);
  }

  /** Whether this machine has what the commands use. In CI it has to. */
  public static boolean isThere() {
    return System.getenv("CI") != null
        || (cli().isPresent()
            && Stream.of("bash", "curl", "jq").allMatch(it -> onPath(it).isPresent()));
  }

  private static Optional<Path> cli() {
    return Optional.ofNullable(System.getenv("AWS_CLI")).map(Path::of).or(() -> onPath("aws"));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens one.
   *
   * @param variables as the local cloud tells whoever starts it
   */
  public static Terminal with(String variables, Runbook runbook, Instant now) {
    ProcessBuilder bash = new ProcessBuilder("bash").redirectErrorStream(true);
    Map<String, String> environment = bash.environment();
    environment.putAll(Map.of("AWS_MAX_ATTEMPTS", "1", "AWS_PAGER", ""));
    Path program = cli().orElseThrow().toAbsolutePath();
    try {
      Optional<ResidentCli> cli = ResidentCli.of(program, runbook.services());
      Path folder = cli.map(ResidentCli::folder).orElse(requireNonNull(program.getParent()));
      environment.merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
      Terminal terminal = new Terminal(bash.start(), cli);
      String _ = terminal.run("export " + variables);
      String _ = terminal.run(PRODUCT_TIME);
      terminal.setTime(now);
      String _ = terminal.run(runbook.beginning());
      return terminal;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void setTime(Instant now) {
    set("NOW", now.toString());
  }

  public void set(String variable, String value) {
    String _ = run("%s='%s'\n".formatted(variable, value));
  }

  /** Runs commands, and returns what they print. */
  public String run(String commands) {
    try {
      in.write(commands + "\nprintf '\\n\\036\\n'\n");
      in.flush();
      StringBuilder printed = new StringBuilder();
      for (String line = out.readLine(); !END.equals(line); line = out.readLine()) {
        if (line == null) {
          throw new IllegalStateException("the shell ended: " + printed);
        }
        printed.append(line).append('\n');
      }
      return printed.toString().strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    shell.destroy();
    cli.ifPresent(ResidentCli::close);
  }
}
