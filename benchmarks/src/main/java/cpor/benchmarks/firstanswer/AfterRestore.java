package cpor.benchmarks.firstanswer;

import cpor.benchmarks.firstanswer.FunctionProcess.Beginning;
import java.util.List;

/** Measures the first answer of each function after it was made ready for its snapshot. */
final class AfterRestore {

  private AfterRestore() {}

  /** {@code [rounds] [function ...]}. */
  public static void main(String[] arguments) throws Exception {
    List<Subject> subjects =
        OurFunctions.named(arguments).stream()
            .flatMap(function -> OurFunctions.calls(function).stream())
            .toList();
    Comparison.print(subjects, Beginning.RESTORED, Comparison.rounds(arguments));
  }
}
