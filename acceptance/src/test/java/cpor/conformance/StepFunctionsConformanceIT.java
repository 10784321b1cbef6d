package cpor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.local.LocalCloud;
import cpor.local.Options;
import cpor.local.aws.AwsClients;
import cpor.localstack.FunctionPackage;
import cpor.localstack.LocalStack;
import cpor.localstack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/**
 * Runs each machine on the local interpreter and on LocalStack's Step Functions, in real time, and
 * compares how it ended and what its history says.
 */
@Tag("on-localstack")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepFunctionsConformanceIT {
  private static final Path RESOURCES = Path.of("src/test/resources/conformance");
  private static final String FUNCTION =
      "arn:aws:lambda:" + AwsClients.REGION + ":" + AwsClients.ACCOUNT + ":function:";
  private static final Path TEMPLATE = RESOURCES.resolve("template.yaml");
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "TokenIssuer", "https://issuer.example",
          "MailSender", "claims@cpor.example",
          "MailIdentity", "cpor.example",
          "SupportAddress", "support@cpor.example",
          "LeadAddress", "lead@cpor.example",
          "PortalUrl", "https://portal.example");

  private final LocalStack localStack = LocalStack.start();
  private final Stack stack =
      Stack.deploy(
          localStack,
          "conformance",
          TEMPLATE,
          FunctionPackage.ofFunctions(Probe.class, Probe.Refused.class),
          PARAMETERS);
  private final LocalCloud localCloud =
      LocalCloud.start(
          new Options(TEMPLATE, 0, 0, "localhost", Optional.empty(), true, false, Map.of()));
  private final Side reference =
      new Side(
          localStack.clients(),
          Map.of(
              "NotesTable",
              stack.id("NotesTable"),
              "ProbeFunctionArn",
              FUNCTION + stack.id("ProbeFunction"),
              "HastyProbeFunctionArn",
              FUNCTION + stack.id("HastyProbeFunction"),
              "NewsBus",
              stack.id("NewsBus")));
  private final Side local =
      new Side(
          localCloud.clients(),
          Map.of(
              "NotesTable",
              "notes",
              "ProbeFunctionArn",
              FUNCTION + "Probe",
              "HastyProbeFunctionArn",
              FUNCTION + "HastyProbe",
              "NewsBus",
              "news-bus"));

  /** The machines that are run on both sides. */
  static List<Path> definitions() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("machines"))) {
      return files.sorted().toList();
    }
  }

  static List<String> machines() throws IOException {
    return definitions().stream()
        .map(file -> file.getFileName().toString().replace(".asl.json", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void theInterpreterDoesWhatTheReferenceDoes(String machine) throws IOException {
    String definition = Files.readString(RESOURCES.resolve("machines/" + machine + ".asl.json"));
    CompletableFuture<Trace> there =
        CompletableFuture.supplyAsync(() -> reference.run(machine, definition));
    Trace here = local.run(machine, definition);

    Optional<KnownDifference> known = KnownDifference.of(machine);
    if (known.isPresent()) {
      assertThat(here.end()).isEqualTo(known.get().here());
      assertThat(there.join().end()).as("no longer different?").isEqualTo(known.get().there());
    } else {
      assertThat(here.withoutWhatTheReferenceLacks())
          .isEqualTo(there.join().withoutWhatTheReferenceLacks());
    }
  }

  @Test
  void anUnknownStatusIsRefused() {
    for (Side side : List.of(local, reference)) {
      assertThatThrownBy(() -> side.listExecutions("DREAMING"))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void everyKnownDifferenceIsDocumented() throws IOException {
    String document = Files.readString(Path.of("../docs/localstack.md"));
    for (KnownDifference difference : KnownDifference.values()) {
      assertThat(document).contains("`" + difference.machine() + "`");
    }
  }

  @AfterAll
  void stop() {
    reference.close();
    local.close();
    stack.close();
    localStack.close();
    localCloud.close();
  }
}
