package cpor.benchmarks.firstanswer;

import cpor.benchmarks.firstanswer.FunctionProcess.Beginning;
import cpor.json.OwnJson;
import cpor.rehearsal.Rehearsal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures the first answer of each function, and what of it is the SDK's. */
final class FirstAnswer {

  /** Those that ask nothing but the table; {@code GET /claims/{id}} signs a link as well. */
  private static final Set<String> OF_THE_TABLE =
      Set.of("ReviewsApi", "ConsentPage", "ApplyDeadline", "MailEvents");

  private FirstAnswer() {}

  /** {@code [rounds] [function ...]}. */
  public static void main(String[] arguments) throws Exception {
    List<Subject> subjects = new ArrayList<>();
    Subject oneRead = Comparison.beside("the SDK alone, one item read", OneRead.class);
    subjects.add(oneRead);
    subjects.add(
        fromMemory(oneRead, OneRead.FromMemory.class, "the SDK's records alone, one item read"));
    subjects.add(
        mailing("the SDK alone, one item read and one mail sent", OneMail.class, "SendNotice"));
    subjects.add(
        mailing("the SDK alone, the requests of AskCustomer", OneAsking.class, "AskCustomer"));
    List<Subject> withCache = new ArrayList<>();
    List<String> cached = cached();
    for (String function : OurFunctions.named(arguments)) {
      for (Subject subject : OurFunctions.calls(function)) {
        subjects.add(subject);
        boolean creates = subject.name().endsWith("`POST /claims`");
        if (OF_THE_TABLE.contains(function) || creates) {
          subjects.add(withoutAws(function, subject));
        }
        if (creates) {
          subjects.add(
              fromMemory(subject, LibrariesAlone.class, "what it asks of libraries, alone"));
        }
        withCache.add(
            new Subject(
                subject.name() + ", with an AOT cache",
                subject.handler(),
                subject.classPath(),
                cached,
                subject.call()));
      }
    }
    subjects.addAll(withCache);
    Comparison.print(subjects, Beginning.STARTED, Comparison.rounds(arguments));
  }

  private static Subject mailing(String name, Class<?> handler, String function) {
    Subject any = Comparison.beside(name, handler);
    return new Subject(
        name, any.handler(), any.classPath(), any.options(), Rehearsal.of(function).getFirst());
  }

  /** The options with which the container image starts functions, with a cache made for them. */
  private static List<String> cached() throws Exception {
    List<String> options = new ArrayList<>(Training.options(Path.of("image/jvm.options")));
    Path cache = Path.of("benchmarks/target/functions.aot");
    List<String> training = new ArrayList<>(options);
    training.addAll(List.of("-cp", System.getProperty("function.classpath")));
    Training.train(cache, training, OurFunctions.NAMES);
    System.out.printf(
        Locale.ROOT, "The AOT cache has %.0f MiB.%n%n", Files.size(cache) / 1048576.0);
    options.add("-XX:AOTCache=" + cache);
    return options;
  }

  private static Subject withoutAws(String function, Subject subject) {
    Subject alone =
        fromMemory(subject, WithoutAws.class, subject.name() + ", without an AWS client");
    List<String> options = new ArrayList<>(alone.options());
    options.add("-D" + WithoutAws.FUNCTION + "=" + function);
    return new Subject(alone.name(), alone.handler(), alone.classPath(), options, alone.call());
  }

  private static Subject fromMemory(Subject subject, Class<?> handler, String name) {
    return new Subject(
        name,
        handler.getName(),
        subject.classPath(),
        List.of("-D" + CannedTable.ANSWERS + "=" + OwnJson.TREES.toJson(subject.call().answers())),
        subject.call());
  }
}
