package cpor.benchmarks.firstanswer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A function in a fresh JVM, as the runtime of Lambda starts it. */
final class FunctionProcess {

  /** As the image {@code public.ecr.aws/lambda/java:25} starts it, for a function of 1 GiB. */
  private static final List<String> OPTIONS_OF_LAMBDA =
      List.of(
          "-Xmx870m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED");

  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("AWS_REGION", "eu-central-1"),
          Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
          Map.entry("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
          Map.entry("AWS_SESSION_TOKEN", "token"),
          Map.entry("AWS_LAMBDA_FUNCTION_NAME", "function"),
          Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
          Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
          Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
          Map.entry("CLAIMS_TABLE", "claims"),
          Map.entry("EVIDENCE_BUCKET", "evidence"),
          Map.entry("PROGRAMME_NAME", "Northwind Partner Programme"),
          Map.entry("PROGRAMME_TIME_ZONE", "Europe/Budapest"),
          Map.entry("REVIEW_START_WITHIN", "5bd"),
          Map.entry("REVIEW_WITHIN", "5bd"),
          Map.entry("DECISION_DUE_WITHIN", "10bd"),
          Map.entry("PARTNER_RESPONSE_WITHIN", "5bd"),
          Map.entry("CONSENT_WINDOW", "7d"),
          Map.entry("DISPUTE_PERIOD", "30d"),
          Map.entry("DISPUTE_ANSWER_WITHIN", "5bd"),
          Map.entry("PARTNER_REMINDER_BEFORE", "1bd"),
          Map.entry("DISPUTE_REMINDER_BEFORE", "5d"),
          Map.entry("RETENTION", "P7Y"),
          Map.entry("MAIL_SENDER", "claims@programme.example"),
          Map.entry("MAIL_CONFIGURATION_SET", "notices"),
          Map.entry("SUPPORT_ADDRESS", "help@programme.example"),
          Map.entry("LEAD_ADDRESS", "lead@programme.example"),
          Map.entry("PORTAL_URL", "https://portal.example"),
          Map.entry("CONSENT_BASE_URL", "https://claims.example"),
          Map.entry("METRIC_NAMESPACE", "cpor"),
          Map.entry(
              "LIFECYCLE_STATE_MACHINE_ARN", "arn:aws:states:eu-central-1:0:stateMachine:life"),
          Map.entry("CLAIM_EVENT_BUS", "claims"));

  /** What Lambda sets where SnapStart is on. */
  private static final Map<String, String> SNAPSHOT =
      Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

  /** Has hooks of CRaC's interface reach Lambda's runtime. */
  private static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

  private FunctionProcess() {}

  /** Where a first answer begins. */
  enum Beginning {
    /** At the start of the JVM. */
    STARTED,
    /**
     * In a function that was made ready for its snapshot as SnapStart does it, and is called in the
     * same process.
     */
    RESTORED
  }

  /**
   * What a first answer took.
   *
   * @param processor from the beginning to the answer
   * @param memory resident at the answer, in bytes
   * @param classes loaded from the beginning to the answer; none if they were not counted
   */
  record FirstAnswer(Duration processor, long memory, long classes) {

    static final FirstAnswer NONE = new FirstAnswer(Duration.ZERO, 0, 0);

    private FirstAnswer since(FirstAnswer beginning) {
      return new FirstAnswer(
          processor.minus(beginning.processor), memory, classes - beginning.classes);
    }
  }

  /** Starts a function, has it answer one call, and ends it. */
  static FirstAnswer answer(Subject subject, Beginning beginning) throws Exception {
    return answer(subject, beginning, List.of(), () -> 0);
  }

  /** How many classes it has loaded, which is a run of its own: to write them down takes time. */
  static long classes(Subject subject, Beginning beginning) throws Exception {
    Path loaded = Files.createTempFile("classes", ".log");
    try {
      List<String> log = List.of("-Xlog:class+load:file=" + loaded + ":none");
      return answer(subject, beginning, log, () -> classesIn(loaded)).classes();
    } finally {
      Files.delete(loaded);
    }
  }

  private static FirstAnswer answer(
      Subject subject, Beginning beginning, List<String> more, LongSupplier classes)
      throws Exception {
    List<String> options = new ArrayList<>(OPTIONS_OF_LAMBDA);
    options.addAll(subject.options());
    options.addAll(more);
    Map<String, String> variables = new HashMap<>();
    switch (beginning) {
      case STARTED -> {}
      case RESTORED -> {
        options.add(HOOKS);
        variables.putAll(SNAPSHOT);
      }
    }
    options.addAll(List.of("-cp", subject.classPath()));
    Process[] started = new Process[1];
    AtomicReference<FirstAnswer> from = new AtomicReference<>(FirstAnswer.NONE);
    Supplier<FirstAnswer> now = () -> measure(started[0].pid(), classes.getAsLong());
    try (CannedServices services = new CannedServices(subject.call());
        RuntimeApi<FirstAnswer> lambda =
            RuntimeApi.of(
                List.of(subject.call().event()),
                () -> {
                  services.expect(subject.call());
                  from.set(now.get());
                },
                () -> now.get().since(from.get()))) {
      started[0] =
          start(
              options,
              subject.handler(),
              lambda,
              services,
              variables,
              ProcessBuilder.Redirect.DISCARD);
      try {
        return lambda.atAnswer(0);
      } finally {
        started[0].destroyForcibly();
        started[0].waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  /**
   * Starts a function.
   *
   * @param options of its JVM, with the class path
   * @param variables that it has beside those of all functions
   * @param said where what it says goes
   */
  static Process start(
      List<String> options,
      String handler,
      RuntimeApi<?> lambda,
      CannedServices services,
      Map<String, String> variables,
      ProcessBuilder.Redirect said)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(handler);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().putAll(variables);
    builder.environment().put("_HANDLER", handler);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", lambda.address());
    builder.environment().put("AWS_ENDPOINT_URL", services.address());
    return builder.redirectOutput(said).redirectError(said).start();
  }

  private static FirstAnswer measure(long pid, long classes) {
    try {
      Duration processor = ProcessorTime.of(pid);
      String resident =
          Files.readAllLines(new File("/proc/" + pid + "/status").toPath()).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return new FirstAnswer(
          processor, 1024 * Long.parseLong(resident.replaceAll("\\D", "")), classes);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static long classesIn(Path loaded) {
    try (var lines = Files.lines(loaded)) {
      return lines.filter(line -> line.contains(" source:")).count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
