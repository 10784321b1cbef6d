package cpor.benchmarks.firstanswer;

import static java.util.Objects.requireNonNull;

import cpor.benchmarks.Quartiles;
import cpor.benchmarks.firstanswer.FunctionProcess.Beginning;
import cpor.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * First answers, again and again, each time beside an empty handler. Of what shared machines tell,
 * the ratio of processor times is what stays.
 */
final class Comparison {

  private static final int ROUNDS = 15;

  private Comparison() {}

  /** How many rounds a command names first. */
  static int rounds(String[] arguments) {
    return arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
  }

  /** Something to compare with, for which any call will do. */
  static Subject beside(String name, Class<?> handler) {
    return new Subject(
        name,
        handler.getName(),
        System.getProperty("function.classpath"),
        List.of(),
        Rehearsal.of("ClaimsApi").getFirst());
  }

  /** Prints a table of them. */
  static void print(List<Subject> subjects, Beginning beginning, int rounds) throws Exception {
    Subject empty = beside("an empty handler", EmptyHandler.class);
    Map<Subject, List<Double>> ratios = new LinkedHashMap<>();
    Map<Subject, List<Double>> memory = new LinkedHashMap<>();
    List<Double> none = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Subject subject : subjects) {
        FunctionProcess.FirstAnswer nothing = FunctionProcess.answer(empty, beginning);
        FunctionProcess.FirstAnswer answer = FunctionProcess.answer(subject, beginning);
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
        FunctionProcess.classes(empty, beginning));
    for (Subject subject : subjects) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.0f |%n",
          subject.name(),
          Quartiles.of(requireNonNull(ratios.get(subject))).text(1),
          FunctionProcess.classes(subject, beginning),
          Quartiles.of(requireNonNull(memory.get(subject))).median());
    }
  }
}
