package cpor.documentation;

import cpor.local.LocalCloud;
import cpor.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs what a page of the documentation tells its readers to type. */
final class CommandLine {

  private static final Map<String, String> SETTINGS =
      Map.of("CLOCK_START", "2026-11-23T08:00:00Z", "API_PORT", "0", "AWS_PORT", "0");
  static final List<String> PROGRAMS = List.of("bash", "curl", "jq", "sha256sum");
  private static final char SEPARATOR = '\u001e';
  private static final long MINUTES = 2;

  private CommandLine() {}

  /** Whether this machine has what the commands use. In CI it has to. */
  static boolean isThere() {
    return System.getenv("CI") != null
        || PROGRAMS.stream()
            .allMatch(
                program ->
                    Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  /**
   * Runs the blocks one after the other in one shell, against a local cloud of their own.
   *
   * @return what each block printed
   */
  static List<String> outputs(CommandBlocks blocks, Path folder)
      throws IOException, InterruptedException {
    try (LocalCloud cloud = LocalCloud.start(Options.fromEnvironment(SETTINGS))) {
      Path errors = folder.resolve("errors.txt");
      Path output = folder.resolve("output.txt");
      Path script = Files.writeString(folder.resolve("script.sh"), blocks.script(SEPARATOR));
      ProcessBuilder bash =
          new ProcessBuilder("bash", script.toString())
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      bash.environment().put("API_PORT", String.valueOf(cloud.api().getPort()));
      bash.environment().put("AWS_PORT", String.valueOf(cloud.aws().getPort()));
      Process shell = bash.start();
      boolean ended = shell.waitFor(MINUTES, TimeUnit.MINUTES);
      shell.destroyForcibly();
      String printed = Files.readString(output);
      if (!ended || shell.exitValue() != 0) {
        throw new AssertionError(
            "the commands failed\n%s\n%s".formatted(printed, Files.readString(errors)));
      }
      return Arrays.stream(printed.split(String.valueOf(SEPARATOR), -1))
          .skip(1)
          .map(text -> text.replace(":" + cloud.api().getPort(), ":3000"))
          .toList();
    }
  }
}
