package cpor.benchmarks.firstanswer;

import static java.util.Objects.requireNonNull;

import cpor.benchmarks.Quartiles;
import cpor.json.OwnJson;
import cpor.rehearsal.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  /** Those that ask nothing but the table; {@code GET /claims/{id}} signs a link as well. */
  private static final Set<String> OF_THE_TABLE =
      Set.of("ReviewsApi", "ConsentPage", "ApplyDeadline", "MailEvents");

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
    subjects.add(beside("the SDK alone, one item read", OneRead.class));
    for (String function : chosen) {
      for (Rehearsal call : Rehearsal.of(function)) {
        Subject subject = subject(function, call);
        subjects.add(subject);
        if (OF_THE_TABLE.contains(function) || subject.name().endsWith("`POST /claims`")) {
          subjects.add(withoutAws(function, subject));
        }
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

  /** Something to compare with, for which any call will do. */
  private static Subject beside(String name, Class<?> handler) {
    return new Subject(
        name,
        handler.getName(),
        System.getProperty("function.classpath"),
        List.of(),
        Rehearsal.of("ClaimsApi").getFirst());
  }

  private static Subject withoutAws(String function, Subject subject) {
    return new Subject(
        subject.name() + ", without an AWS client",
        WithoutAws.class.getName(),
        subject.classPath(),
        List.of(
            "-D" + WithoutAws.FUNCTION + "=" + function,
            "-D" + WithoutAws.ANSWERS + "=" + OwnJson.TREES.toJson(subject.call().answers())),
        subject.call());
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
    Subject empty = beside("an empty handler", EmptyHandler.class);
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
