package cpor.benchmarks.firstanswer;

import static java.util.Objects.requireNonNull;

import cpor.benchmarks.Quartiles;
import cpor.rehearsal.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the first answer of each function, again and again, each time beside an empty handler.
 * Of what shared machines tell, the ratio of processor times is what stays.
 */
final class FirstAnswer {

  private static final String FUNCTIONS =
      "ClaimsApi ReviewsApi ConsentPage ClaimStream ApplyDeadline AskCustomer SendNotice MailEvents"
          + " Digest Reconcile Retention";

  /** Their package. */
  static final String HANDLERS = "cpor.handler.";

  private static final Pattern ROUTE = Pattern.compile("\"routeKey\":\"([^\"]+)\"");

  private FirstAnswer() {}

  /** {@code [rounds] [function ...]}. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    List<String> chosen =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of(FUNCTIONS.split(" "));
    List<Subject> subjects = new ArrayList<>();
    for (String function : chosen) {
      for (Rehearsal call : Rehearsal.of(function)) {
        subjects.add(subject(function, call));
      }
    }
    subjects.addAll(withCache(subjects));
    measure(subjects, rounds);
  }

  /** The same functions as the container image starts them. */
  private static List<Subject> withCache(List<Subject> subjects) throws Exception {
    List<String> options = new ArrayList<>(Training.options(Path.of("image/jvm.options")));
    options.add("-XX:AOTCache=" + cache(options));
    return subjects.stream()
        .filter(subject -> subject.handler().startsWith(HANDLERS))
        .map(
            subject ->
                new Subject(
                    subject.name() + ", with an AOT cache",
                    subject.handler(),
                    subject.classPath(),
                    options,
                    subject.call()))
        .toList();
  }

  private static Path cache(List<String> options) throws Exception {
    Path cache = Path.of("benchmarks/target/functions.aot");
    List<String> training = new ArrayList<>(options);
    training.addAll(List.of("-cp", System.getProperty("function.classpath")));
    Training.train(cache, training, List.of(FUNCTIONS.split(" ")));
    System.out.printf(
        Locale.ROOT, "The AOT cache has %.0f MiB.%n%n", Files.size(cache) / 1048576.0);
    return cache;
  }

  private static Subject subject(String function, Rehearsal call) {
    Matcher route = ROUTE.matcher(call.event());
    return new Subject(
        route.find() ? function + " `" + route.group(1) + "`" : function,
        HANDLERS + function,
        System.getProperty("function.classpath"),
        List.of(),
        call);
  }

  /** Prints a table of them. */
  static void measure(List<Subject> subjects, int rounds) throws Exception {
    Subject empty =
        new Subject(
            "an empty handler",
            EmptyHandler.class.getName(),
            System.getProperty("function.classpath"),
            List.of(),
            subjects.getFirst().call());
    Map<Subject, List<Double>> ratios = new LinkedHashMap<>();
    Map<Subject, List<Double>> memory = new LinkedHashMap<>();
    List<Double> none = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Subject subject : subjects) {
        FunctionProcess.FirstAnswer nothing = FunctionProcess.answer(empty);
        FunctionProcess.FirstAnswer answer = FunctionProcess.answer(subject);
        none.add(nothing.processor().toNanos() / 1e6);
        ratios
            .computeIfAbsent(subject, _ -> new ArrayList<>())
            .add((double) answer.processor().toNanos() / nothing.processor().toNanos());
        memory.computeIfAbsent(subject, _ -> new ArrayList<>()).add(answer.memory() / 1048576.0);
      }
    }
    System.out.println("| first answer | CPU, in empty handlers | classes | MiB |");
    System.out.println("| --- | ---: | ---: | ---: |");
    System.out.printf(
        Locale.ROOT,
        "| an empty handler | %s ms | %d | |%n",
        Quartiles.of(none).text(0),
        FunctionProcess.classes(empty));
    for (Subject subject : subjects) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.0f |%n",
          subject.name(),
          Quartiles.of(requireNonNull(ratios.get(subject))).text(1),
          FunctionProcess.classes(subject),
          Quartiles.of(requireNonNull(memory.get(subject))).median());
    }
  }
}
