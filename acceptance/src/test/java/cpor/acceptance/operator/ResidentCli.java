package cpor.acceptance.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The AWS CLI, version 1, in one process that stays: its start costs more than what it does. */
final class ResidentCli implements AutoCloseable {

  private final Process process;
  private final Path folder;

  private ResidentCli(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @param cli a program that may be this version, whose Python then stands beside it
   * @param services that will be called
   * @return empty if it is another version
   */
  static Optional<ResidentCli> of(Path cli, Set<String> services) throws IOException {
    Path python = cli.toRealPath().resolveSibling("python3");
    if (!Files.isExecutable(python)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(python.toString(), "-c", program()));
    command.addAll(services);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String port = process.inputReader(UTF_8).readLine();
    if (port == null) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("aws-cli");
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve("aws"), call(port)),
        PosixFilePermissions.fromString("rwx------"));
    return Optional.of(new ResidentCli(process, folder));
  }

  /** Calls it: bash starts in two milliseconds, and opens a connection by itself. */
  private static String call(String port) {
    return """
    #!/bin/bash
    exec 3<>/dev/tcp/127.0.0.1/%s
    (echo $$ >&3)  # in a shell of its own: this one's output would be the connection until the line is out
    read -r -u 3 code || { echo "aws: no answer" >&2; exit 255; }
    exit $code
    """
        .formatted(port);
  }

  private static String program() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(ResidentCli.class.getResourceAsStream("resident_cli.py"))) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  /** Where the {@code aws} stands that calls it. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      Files.delete(folder.resolve("aws"));
      Files.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
