package cpor.benchmarks.firstanswer;

import cpor.benchmarks.firstanswer.FunctionProcess.Beginning;
import cpor.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures the first answer of {@code POST /claims} beside that of the same endpoint made with
 * other frameworks, reduced to reading, checking and one conditional {@code PutItem}.
 */
final class Peers {

  private static final Path APPS = Path.of("benchmarks/peer-apps");

  private static final Pattern RUNTIME =
      Pattern.compile("/aws-lambda-java-(core|runtime-interface-client|serialization)-");

  private Peers() {}

  /** {@code [rounds]}. */
  public static void main(String[] arguments) throws Exception {
    Rehearsal call =
        Rehearsal.of("ClaimsApi").stream()
            .filter(candidate -> candidate.event().contains("\"POST /claims\""))
            .findFirst()
            .orElseThrow();
    Comparison.print(
        List.of(
            new Subject(
                "CPOR Claims, all of `POST /claims`",
                OurFunctions.handler("ClaimsApi"),
                System.getProperty("function.classpath"),
                List.of(),
                call),
            peer("plain Jackson, with the Apache client", "plain", "peers.plain.FileClaim", call),
            peer("Micronaut", "micronaut", "peers.micronaut.FileClaim", call),
            peer(
                "Quarkus",
                "quarkus",
                "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest",
                call),
            peer(
                "Spring Cloud Function",
                "spring",
                "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest",
                call)),
        Beginning.STARTED,
        Comparison.rounds(arguments));
  }

  /** Spring's adapter looks for the property; others do not. */
  private static Subject peer(String name, String app, String handler, Rehearsal call)
      throws IOException {
    return new Subject(
        name,
        handler,
        classPath(APPS.resolve(app)),
        List.of("-DMAIN_CLASS=peers.spring.Application"),
        call);
  }

  /** Lambda's runtime, and then what the build left, in the order of names as Lambda has it. */
  private static String classPath(Path app) throws IOException {
    Stream<String> runtime =
        Stream.of(System.getProperty("function.classpath").split(":"))
            .filter(RUNTIME.asPredicate());
    try (Stream<Path> jars = Files.list(app.resolve("target/function"))) {
      return Stream.concat(runtime, jars.map(Path::toString).sorted())
          .collect(Collectors.joining(":"));
    }
  }
}
