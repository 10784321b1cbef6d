package cpor.benchmarks.firstanswer;

import cpor.rehearsal.Rehearsal;
import java.util.List;

/**
 * What is started and called.
 *
 * @param name as the table has it
 * @param handler the class that Lambda is told
 * @param classPath that it runs with
 * @param options of its JVM, beside Lambda's own
 */
record Subject(
    String name, String handler, String classPath, List<String> options, Rehearsal call) {}
