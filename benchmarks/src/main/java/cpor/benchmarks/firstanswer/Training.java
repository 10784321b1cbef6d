package cpor.benchmarks.firstanswer;

import cpor.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes an AOT cache for functions (JEP 483 and 514). A JVM that is started as theirs answers the
 * calls that each of them is rehearsed with, one function after the other, and leaves the cache
 * when it is told to end.
 */
final class Training {

  /**
   * Without the profiles of JEP 515: a JVM that finds them compiles at once what it will need for a
   * long run, before it has answered anything.
   */
  private static final List<String> WITHOUT_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

  /** Where a processor is emulated, a first call takes longer than a function waits for AWS. */
  private static final int ATTEMPTS = 5;

  private static final int MINUTES = 10;

  private Training() {}

  /**
   * {@code cache options functions}: where the cache goes, an argument file of {@code java} with
   * the options and the class path that it is for, and a file of the functions' names.
   */
  public static void main(String[] arguments) throws Exception {
    train(
        Path.of(arguments[0]),
        List.of("@" + arguments[1]),
        Files.readAllLines(Path.of(arguments[2])));
  }

  static void train(Path cache, List<String> options, List<String> functions) throws Exception {
    Files.deleteIfExists(cache);
    List<String> recording = new ArrayList<>(options);
    recording.addAll(WITHOUT_PROFILES);
    recording.add("-XX:AOTCacheOutput=" + cache.toAbsolutePath());
    List<Rehearsal> calls = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (String function : functions) {
      for (Rehearsal call : Rehearsal.of(function)) {
        calls.add(call);
        events.add(OurFunctions.handler(function) + '\n' + call.event());
      }
    }
    try (CannedServices services = new CannedServices(calls.getFirst());
        RuntimeApi<Boolean> lambda =
            RuntimeApi.patientWith(
                events, ATTEMPTS, place -> services.expect(calls.get(place)), () -> true)) {
      Process process =
          FunctionProcess.start(
              recording,
              EachFunction.class.getName(),
              lambda,
              services,
              Map.of(),
              ProcessBuilder.Redirect.INHERIT);
      try {
        for (int place = 0; place < events.size(); place++) {
          var _ = lambda.atAnswer(place);
        }
        process.destroy();
        var _ = process.waitFor(MINUTES, TimeUnit.MINUTES);
      } finally {
        process.destroyForcibly();
      }
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no cache was made");
    }
  }

  /** The options in an argument file that has one a line. */
  static List<String> options(Path argumentFile) throws IOException {
    return Files.readAllLines(argumentFile).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
