package cpor.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.lambda.FunctionError;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import cpor.local.metrics.Statistic;
import cpor.local.queue.MessageQueue.Message;
import cpor.local.template.QueueMapping;
import cpor.local.template.QueueResource;
import cpor.local.template.QueueResource.Redrive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.VirtualClock;

class QueuePumpTest {

  private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(14);
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private final ObjectMapper json = new ObjectMapper();
  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final Map<String, MessageQueue> queues =
      MessageQueue.of(
          List.of(
              new QueueResource("work", VISIBILITY_TIMEOUT, KEPT, new Redrive("lost", 3)),
              new QueueResource("lost", VISIBILITY_TIMEOUT, KEPT, null)),
          clock);

  /** What the function was given, batch by batch. */
  private final List<List<String>> given = new ArrayList<>();

  /** The messages that the function does not take, and whether it fails at all. */
  private final Set<String> refused = new HashSet<>();

  private boolean broken;

  @BeforeEach
  void start() {
    QueuePump.start(
        queue("work"),
        new QueueMapping("function", "work", 2),
        this::take,
        new InFlight(),
        Runnable::run);
  }

  @Test
  void aMessageThatIsTakenIsGone() {
    queue("work").send("a");

    assertThat(given).containsExactly(List.of("a"));
    assertThat(queue("work").messages()).isEmpty();
    assertThat(clock.nextDue()).isEmpty();
  }

  @Test
  void aMessageThatIsNotTakenComesAgainAfterTheVisibilityTimeoutAndNoSooner() {
    refused.add("b");
    queue("work").send("a");
    queue("work").send("b");
    queue("work").send("c");

    pass(VISIBILITY_TIMEOUT.minusSeconds(1));
    assertThat(given).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    refused.clear();
    pass(Duration.ofSeconds(1));

    assertThat(given).hasSize(4).endsWith(List.of("b"));
    assertThat(queue("work").messages()).isEmpty();
  }

  @Test
  void aFunctionThatFailsHasTakenNothing() {
    broken = true;
    queue("work").send("a");
    queue("work").send("b");
    broken = false;
    pass(VISIBILITY_TIMEOUT);

    assertThat(given).containsExactly(List.of("a"), List.of("b"));
    assertThat(queue("work").messages()).isEmpty();
  }

  @Test
  void anAnswerThatNamesNoMessageOfTheBatchFailsAllOfIt() {
    refused.add("somebody's");
    queue("work").send("a");

    assertThat(queue("work").messages()).hasSize(1);
  }

  @Test
  void aMessageThatWasReceivedTooOftenBecomesADeadLetter() {
    refused.add("a");
    queue("work").send("a");
    queue("work").send("b");

    pass(VISIBILITY_TIMEOUT.multipliedBy(2));
    assertThat(given).filteredOn(List.of("a")::equals).hasSize(3);
    assertThat(queue("lost").messages()).isEmpty();
    pass(VISIBILITY_TIMEOUT);

    assertThat(given).filteredOn(List.of("a")::equals).hasSize(3);
    assertThat(queue("work").messages()).isEmpty();
    assertThat(queue("lost").messages()).extracting(Message::body).containsExactly("a");
    assertThat(clock.nextDue()).isEmpty();
  }

  @Test
  void aMessageIsForgottenWhenItIsTooOld() {
    queue("lost").send("a");

    pass(KEPT);
    assertThat(queue("lost").messages()).hasSize(1);
    pass(Duration.ofSeconds(1));

    assertThat(queue("lost").messages()).isEmpty();
  }

  /** "ApproximateAgeOfOldestMessage": what was received three times is passed over. */
  @Test
  void howManyMessagesThereAreAndHowOldTheyAreIsMeasuredWhileTheyWait() {
    Metric age = AwsMetrics.queue("ApproximateAgeOfOldestMessage", "work");
    Metric visible = AwsMetrics.queue("ApproximateNumberOfMessagesVisible", "lost");
    Metrics metrics = new Metrics(clock, Set.of(age, visible));
    QueueMetrics.start(queues.values(), metrics, clock);
    refused.add("a");
    queue("work").send("a");

    pass(VISIBILITY_TIMEOUT.multipliedBy(4));

    long start = START.getEpochSecond() / 60;
    assertThat(IntStream.rangeClosed(0, 7).map(it -> it * 5))
        .map(
            minute -> metrics.statistic(age, Statistic.MAXIMUM, start + minute, start + minute + 5))
        .containsExactly(
            OptionalDouble.of(0),
            OptionalDouble.of(300),
            OptionalDouble.of(600),
            OptionalDouble.of(900),
            OptionalDouble.of(1200),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(metrics.statistic(visible, Statistic.MAXIMUM, start + 30, start + 35)).hasValue(1);
  }

  @Test
  void messagesThatWaitComeInBatchesAndOnlyOneBatchAtATime() {
    Deque<Runnable> later = new ArrayDeque<>();
    InFlight inFlight = new InFlight();
    QueuePump.start(
        queue("work"), new QueueMapping("function", "work", 2), this::take, inFlight, later::add);
    List.of("a", "b", "c").forEach(queue("work")::send);

    assertThat(inFlight.count()).isOne();
    assertThat(later).hasSize(1);
    later.remove().run();

    assertThat(given).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(inFlight.count()).isZero();
  }

  private byte[] take(String function, byte[] event) throws FunctionError {
    if (broken) {
      throw FunctionError.thrown(new IllegalStateException("broken"));
    }
    try {
      List<String> bodies = new ArrayList<>();
      List<String> failures = new ArrayList<>();
      if (refused.contains("somebody's")) {
        failures.add("somebody's");
      }
      for (JsonNode message : json.readTree(event).path("Records")) {
        bodies.add(message.path("body").asText());
        if (refused.contains(message.path("body").asText())) {
          failures.add(message.path("messageId").asText());
        }
      }
      given.add(bodies);
      return json.writeValueAsString(
              Map.of(
                  "batchItemFailures",
                  failures.stream().map(id -> Map.of("itemIdentifier", id)).toList()))
          .getBytes(UTF_8);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void pass(Duration time) {
    Instant _ = clock.advance(time, Quiescence.IMMEDIATE);
  }

  private MessageQueue queue(String arn) {
    return Objects.requireNonNull(queues.get(arn));
  }
}
