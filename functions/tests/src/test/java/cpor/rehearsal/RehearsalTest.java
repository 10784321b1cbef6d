package cpor.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.FakeCloud;
import cpor.cloud.Priming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class RehearsalTest {

  private static final List<String> FUNCTIONS = Functions.NAMES;

  /** Some are loaded at their first use by the JDK, whatever was rehearsed. */
  private static final long CLASSES_AT_MOST = 30;

  /**
   * What first answers load without a snapshot, in this order: the JDK's own classes count for the
   * first. Little more is allowed; another JDK may load others.
   */
  private static final Map<String, Long> UNPREPARED =
      new TreeMap<>(Map.of("ClaimsApi:1", 3095L, "ConsentPage:0", 1805L));

  private static final Pattern LOADED = Pattern.compile("([\\w:]+) loaded (\\d+)");

  private static final GetItemRequest NOBODYS_CLAIM =
      GetItemRequest.builder()
          .tableName("claims")
          .key(Map.of("pk", AttributeValue.fromS("CLAIM#")))
          .build();

  private final FakeCloud cloud = new FakeCloud();

  @ParameterizedTest
  @FieldSource("FUNCTIONS")
  void aRehearsalSucceedsWithoutANetwork(String name) throws Exception {
    List<String> answers = new ArrayList<>();

    BeforeSnapshot.rehearse(
        Functions.type(name),
        around -> overheard(Functions.in(name).apply(around), answers),
        cloud.variables());

    assertThat(answers).hasSameSizeAs(Rehearsal.of(name));
    assertThat(answers).noneMatch(answer -> answer.matches("(?s).*\"statusCode\":[345].*"));
  }

  /** As a real call has one, for what passes it on is loaded by the first that has. */
  @Test
  void aRehearsalHasATraceAndLeavesNone() throws Exception {
    List<String> traces = new ArrayList<>();

    BeforeSnapshot.rehearse(
        Functions.type("MailEvents"),
        _ -> (_, _, _) -> traces.add(System.getProperty(BeforeSnapshot.TRACE_PROPERTY, "")),
        cloud.variables());

    assertThat(traces).isNotEmpty().allMatch(trace -> trace.startsWith("Root="));
    assertThat(System.getProperty(BeforeSnapshot.TRACE_PROPERTY)).isNull();
  }

  /** Each has threads for its time limits, which would be in the snapshot with their functions. */
  @Test
  void aRehearsalLeavesNoClientOpen() throws Exception {
    List<DynamoDbClient> clients = new ArrayList<>();

    BeforeSnapshot.rehearse(
        Functions.type("SendNotice"),
        around -> {
          clients.add(around.dynamoDb());
          return (_, _, _) -> clients.getLast().getItem(NOBODYS_CLAIM);
        },
        cloud.variables());

    assertThat(clients)
        .isNotEmpty()
        .allSatisfy(
            client ->
                assertThatThrownBy(() -> client.getItem(NOBODYS_CLAIM))
                    .isInstanceOf(RejectedExecutionException.class));
  }

  @Test
  void classesAreLoadedForWhatACallNeedsAlone() throws Exception {
    Map<String, List<Long>> loaded = loadedByCalls();

    UNPREPARED.forEach(
        (call, expected) ->
            assertThat(loaded.remove(call))
                .as(call)
                .singleElement()
                .satisfies(classes -> assertThat(classes).isLessThan(expected + expected / 33)));
    assertThat(loaded).containsOnlyKeys(FUNCTIONS);
    loaded.forEach(
        (name, ofCalls) ->
            assertThat(ofCalls)
                .as(name)
                .hasSameSizeAs(Rehearsal.of(name))
                .allMatch(classes -> classes <= CLASSES_AT_MOST));
  }

  private static RequestStreamHandler overheard(RequestStreamHandler function, List<String> heard) {
    return (input, output, context) -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      function.handleRequest(input, answer, context);
      heard.add(answer.toString(UTF_8));
    };
  }

  private Map<String, List<Long>> loadedByCalls() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                // what one loads, a hundred load
                "-D" + Priming.TIMES_PROPERTY + "=1",
                "-cp",
                System.getProperty("java.class.path"),
                RestoredFunction.class.getName()));
    UNPREPARED.keySet().forEach(call -> command.add(RestoredFunction.UNPREPARED + call));
    command.addAll(FUNCTIONS);
    ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
    java.environment().putAll(cloud.variables());
    java.environment()
        .putAll(
            Map.of(
                "CLAIMS_TABLE", "claims",
                "AWS_LAMBDA_FUNCTION_NAME", "function",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_SESSION_TOKEN", "local"));
    Process process = java.start();
    List<String> lines = process.inputReader(UTF_8).readAllLines();
    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    return lines.stream()
        .map(LOADED::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.groupingBy(
                line -> line.group(1),
                Collectors.mapping(line -> Long.valueOf(line.group(2)), Collectors.toList())));
  }
}
