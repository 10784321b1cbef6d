package cpor.local.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import cpor.local.faults.Fault;
import cpor.local.lambda.FunctionError;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import cpor.local.metrics.Statistic;
import cpor.local.template.EventPattern;
import cpor.local.template.StreamMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@Timeout(30)
class StreamPumpTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration MAXIMUM_AGE = Duration.ofHours(23);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Metric AGE = AwsMetrics.function("IteratorAge", "ClaimStream");
  private static final Metric GIVEN_UP = AwsMetrics.givenUp("mapping");

  private static RunningServices services;
  private static DynamoDbClient client;

  private Metrics metrics;

  /** The sort keys of each batch that the function was invoked with. */
  private final List<List<String>> batches = new CopyOnWriteArrayList<>();

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  private final List<JsonNode> givenUp = new CopyOnWriteArrayList<>();

  /** Closed after the test. */
  private final List<StreamPump> pumps = new ArrayList<>();

  @BeforeAll
  static void start() {
    services = new RunningServices();
    client = services.clients().dynamoDb();
    client.deleteTable(request -> request.tableName(ClaimsTable.NAME));
  }

  @AfterAll
  static void stop() {
    client.close();
    services.close();
  }

  @BeforeEach
  void createTable() {
    services.createTable();
    metrics = new Metrics(services.clock, Set.of(AGE, GIVEN_UP));
  }

  @AfterEach
  void deleteTable() {
    services.faults.endAll();
    pumps.forEach(StreamPump::close);
    client.deleteTable(request -> request.tableName(ClaimsTable.NAME));
  }

  @Test
  void aRecordArrivesAsLambdaGivesIt() throws Exception {
    var pump = pump(event -> "{\"batchItemFailures\":[]}");
    ClaimsTable.put(client, "CLAIM#1", "EVENT#000001");
    pump.awaitQuiet(SOON);
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              JsonNode one = event.at("/Records/0");
              assertThat(one.path("eventName").asText()).isEqualTo("INSERT");
              assertThat(one.path("eventSource").asText()).isEqualTo("aws:dynamodb");
              assertThat(one.path("awsRegion").asText()).isEqualTo("eu-central-1");
              assertThat(one.path("eventSourceARN").asText()).contains("table/claims/stream/");
              assertThat(one.path("eventID").asText()).isNotEmpty();
              assertThat(one.path("eventVersion").asText()).isNotEmpty();
              assertThat(one.at("/dynamodb/Keys/pk/S").asText()).isEqualTo("CLAIM#1");
              assertThat(one.at("/dynamodb/NewImage/sk/S").asText()).isEqualTo("EVENT#000001");
              assertThat(one.at("/dynamodb/SequenceNumber").asText()).isNotEmpty();
              assertThat(one.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
              assertThat(one.at("/dynamodb/ApproximateCreationDateTime").isNumber()).isTrue();
            });
  }

  @Test
  void whatTheFilterNamesArrivesInTheOrderOfTheWrites() throws Exception {
    var pump = pump(event -> "");
    ClaimsTable.put(client, "CLAIM#1", "EVENT#000001");
    ClaimsTable.put(client, "CLAIM#1", "EVENT#000001");
    ClaimsTable.put(client, "CLAIM#1", "CLAIM");
    ClaimsTable.put(client, "CLAIM#1", "EVENT#000002");
    client.deleteItem(
        request ->
            request.tableName(ClaimsTable.NAME).key(ClaimsTable.item("CLAIM#1", "EVENT#000001")));
    pump.awaitQuiet(SOON);
    assertThat(delivered()).containsExactly("EVENT#000001", "EVENT#000002");
  }

  @Test
  void whatWasWrittenWhileItWasOffArrivesInBatches() throws Exception {
    var pump = pump(event -> "{}", 7);
    pump.awaitQuiet(SOON);
    assertThat(batches)
        .containsExactly(
            List.of("EVENT#1", "EVENT#2", "EVENT#3"),
            List.of("EVENT#4", "EVENT#5", "EVENT#6"),
            List.of("EVENT#7"));
  }

  @Test
  void aFailedItemIsRetriedWithAllBehindIt() throws Exception {
    var pump =
        pump(
            event ->
                events.size() > 1
                    ? "{\"batchItemFailures\":[]}"
                    : """
                    {"batchItemFailures":[{"itemIdentifier":"%s"},{"itemIdentifier":"%s"}]}\
                    """
                        .formatted(sequenceNumber(event, 2), sequenceNumber(event, 1)),
            3);
    pump.awaitQuiet(SOON);
    assertThat(batches)
        .containsExactly(List.of("EVENT#1", "EVENT#2", "EVENT#3"), List.of("EVENT#2", "EVENT#3"));
  }

  @Test
  void anUnknownItemIdentifierFailsTheBatch() throws Exception {
    var pump =
        pump(
            event ->
                events.size() > 1 ? "{}" : "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            1);
    pump.awaitQuiet(SOON);
    assertThat(delivered()).containsExactly("EVENT#1", "EVENT#1");
  }

  @Test
  void aFunctionThatThrowsGetsItsBatchAgainAndTheNextOnesWait() throws Exception {
    var pump =
        pump(
            event -> {
              if (events.size() <= 2) {
                throw new IllegalStateException("the table is being restored");
              }
              return "{}";
            },
            4);
    pump.awaitQuiet(SOON);
    assertThat(batches)
        .containsExactly(
            List.of("EVENT#1", "EVENT#2", "EVENT#3"),
            List.of("EVENT#1", "EVENT#2", "EVENT#3"),
            List.of("EVENT#1", "EVENT#2", "EVENT#3"),
            List.of("EVENT#4"));
  }

  @Test
  void itIsNotQuietWhileTheFunctionRunsOrBeforeWhatItWroteWasSeen() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    var pump =
        pump(
            event -> {
              if (events.size() == 1) {
                begun.countDown();
                mayEnd.await();
                ClaimsTable.put(client, "CLAIM#1", "EVENT#2");
              }
              return "{}";
            });
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    assertThat(pump.quiet()).isFalse();
    begun.await();
    assertThat(pump.quiet()).isFalse();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> pump.awaitQuiet(Duration.ofMillis(1)));
    mayEnd.countDown();
    pump.awaitQuiet(SOON);
    assertThat(pump.quiet()).isTrue();
    assertThat(delivered()).containsExactly("EVENT#1", "EVENT#2");
  }

  @Test
  void nothingIsLostWhenManyWriteAtOnce() throws Exception {
    var pump = pump(event -> "{}");
    List<String> keys = IntStream.range(0, 400).mapToObj(i -> "EVENT#" + i).toList();
    try (var writers = Executors.newFixedThreadPool(4)) {
      keys.forEach(key -> writers.execute(() -> ClaimsTable.put(client, "CLAIM#" + key, key)));
    }
    pump.awaitQuiet(SOON);
    assertThat(delivered()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void aStoppedStreamDeliversWhenThatEnds() throws Exception {
    var pump = pump(event -> "{}");
    var _ = services.faults.begin(new Fault.StreamStopped());
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    pump.awaitQuiet(SOON);
    assertThat(delivered()).isEmpty();
    services.faults.endAll();
    pump.awaitQuiet(SOON);
    assertThat(delivered()).containsExactly("EVENT#1");
  }

  @Test
  void aLateStreamDeliversEachRecordThatMuchLater() throws Exception {
    var pump = pump(event -> "{}");
    var _ = services.faults.begin(new Fault.StreamLate(Duration.ofMinutes(20)));
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    pass(pump, Duration.ofMinutes(10));
    ClaimsTable.put(client, "CLAIM#1", "EVENT#2");
    pass(pump, Duration.ofSeconds(599));
    assertThat(delivered()).isEmpty();
    pass(pump, Duration.ofSeconds(1));
    assertThat(delivered()).containsExactly("EVENT#1");
    pass(pump, Duration.ofMinutes(10));
    assertThat(delivered()).containsExactly("EVENT#1", "EVENT#2");
  }

  @Test
  void aRepeatingStreamBringsEachBatchTwice() throws Exception {
    var _ = services.faults.begin(new Fault.StreamRepeating());
    pump(event -> "{}", 2).awaitQuiet(SOON);
    assertThat(batches)
        .containsExactly(List.of("EVENT#1", "EVENT#2"), List.of("EVENT#1", "EVENT#2"));
  }

  @Test
  void whatFailsAgainAndAgainIsTriedAsTimePassesAndAtOnceWhenSomethingWasMended() throws Exception {
    var pump =
        pump(
            event -> {
              throw new IllegalStateException("no table");
            });
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    pump.awaitQuiet(SOON);
    int atOnce = batches.size();
    assertThat(atOnce).isEqualTo(5);
    pass(pump, Duration.ofMinutes(1));
    assertThat(batches).hasSize(atOnce + 1);
    var _ = services.faults.begin(new Fault.BusAway());
    services.faults.endAll();
    pump.awaitQuiet(SOON);
    assertThat(batches).hasSizeGreaterThan(atOnce + 1);
  }

  /** A jump waits for quiet between two timers of the same instant, whichever is the first. */
  @Test
  void aRetryIsDueAlsoWhenAnotherTimerOfItsInstantComesFirst() throws Exception {
    var _ = services.clock.schedule(services.clock.instant().plus(Duration.ofMinutes(1)), () -> {});
    var pump =
        pump(
            event -> {
              throw new IllegalStateException("no table");
            });
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    pump.awaitQuiet(SOON);
    int atOnce = batches.size();

    pass(pump, Duration.ofMinutes(1));

    assertThat(batches).hasSize(atOnce + 1);
  }

  @Test
  void aRecordIsGivenUpWhenItIsTooOldAndThoseBehindItGoOn() throws Exception {
    var pump =
        pump(
            event -> {
              if (event.toString().contains("EVENT#1")) {
                throw new IllegalStateException("no table");
              }
              return "{}";
            });
    ClaimsTable.put(client, "CLAIM#1", "EVENT#1");
    pass(pump, Duration.ofHours(1));
    ClaimsTable.put(client, "CLAIM#1", "EVENT#2");
    pass(pump, MAXIMUM_AGE.minus(Duration.ofHours(1)));
    assertThat(givenUp).isEmpty();
    pass(pump, Duration.ofMinutes(2));

    assertThat(givenUp)
        .singleElement()
        .satisfies(record -> assertThat(record.toString()).contains("EVENT#1"));
    assertThat(batches).last().isEqualTo(List.of("EVENT#2"));
    long now = metrics.minute();
    assertThat(metrics.statistic(GIVEN_UP, Statistic.SUM, now - 5, now + 1)).hasValue(1);
    assertThat(metrics.statistic(AGE, Statistic.MAXIMUM, now - 5, now + 1))
        .hasValue((double) MAXIMUM_AGE.toMillis());
  }

  @Test
  void aRecordArrivesWithinFiftyMillisecondsOfItsWrite() throws Exception {
    List<Long> arrivals = new CopyOnWriteArrayList<>();
    var warm = new CountDownLatch(20);
    var pump =
        pump(
            event -> {
              arrivals.add(System.nanoTime());
              warm.countDown();
              return "{}";
            });
    List<Long> writes = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      writes.add(System.nanoTime());
      ClaimsTable.put(client, "CLAIM#1", "EVENT#" + i);
      pump.awaitQuiet(SOON);
    }
    assertThat(warm.await(10, TimeUnit.SECONDS)).isTrue();
    var latencies = new ArrayList<Long>();
    for (int i = 0; i < writes.size(); i++) {
      latencies.add((arrivals.get(i) - writes.get(i)) / 1_000_000);
    }
    latencies.sort(null);
    assertThat(latencies.get(latencies.size() / 2)).as("median, ms").isLessThan(50);
  }

  private static void pass(StreamPump pump, Duration time) {
    var _ =
        services.clock.advance(
            time,
            limit -> {
              try {
                pump.awaitQuiet(limit);
                return true;
              } catch (TimeoutException busy) {
                return false;
              }
            });
  }

  private interface Function {
    String invoke(JsonNode event) throws Exception;
  }

  /** One that was off while so many events of a claim were written. */
  private StreamPump pump(Function function, int events) {
    StreamPump pump = pump(function);
    pump.enable(false);
    for (int i = 1; i <= events; i++) {
      ClaimsTable.put(client, "CLAIM#1", "EVENT#" + i);
    }
    pump.enable(true);
    return pump;
  }

  private StreamPump pump(Function function) {
    var pump =
        StreamPump.start(
            services.dynamoDb,
            new StreamMapping(
                "mapping",
                "ClaimStream",
                "ClaimStream",
                "arn:aws:dynamodb:eu-central-1:000000000000:table/claims/stream/local",
                ClaimsTable.NAME,
                List.of(
                    new EventPattern(
                        """
                        {"eventName": ["INSERT"],
                         "dynamodb": {"Keys": {"sk": {"S": [{"prefix": "EVENT#"}]}}}}
                        """)),
                3,
                MAXIMUM_AGE,
                "undelivered"),
            (_, bytes) -> {
              JsonNode event = json(bytes);
              events.add(event);
              batches.add(
                  event
                      .path("Records")
                      .valueStream()
                      .map(one -> one.at("/dynamodb/Keys/sk/S").asText())
                      .toList());
              try {
                return function.invoke(event).getBytes(UTF_8);
              } catch (Exception failure) {
                throw FunctionError.thrown(failure);
              }
            },
            services.clock,
            services.faults,
            metrics,
            givenUp::addAll);
    pumps.add(pump);
    return pump;
  }

  private static JsonNode json(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private List<String> delivered() {
    return batches.stream().flatMap(List::stream).toList();
  }

  private static String sequenceNumber(JsonNode event, int index) {
    return event.path("Records").path(index).at("/dynamodb/SequenceNumber").asText();
  }
}
