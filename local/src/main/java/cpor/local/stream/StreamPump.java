package cpor.local.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.lambda.EventSourceMapping;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import cpor.local.template.StreamMapping;
import dynamodb.ItemChange;
import dynamodb.api.StreamRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/**
 * An event source mapping at work: filters what is written to a table, batches it and invokes the
 * function, in the order of the writes, until it has taken each record.
 *
 * <p>It hears of a write before its caller has an answer, so whoever waits for quiet afterwards
 * waits for its records, too. What the function does not take is tried again a few times at once,
 * and then as the product's time goes on.
 */
public final class StreamPump implements EventSourceMapping, AutoCloseable {

  private static final Duration FIRST_RETRY = Duration.ofMillis(20);

  /** How often a batch is tried before the product's time has to go on. */
  private static final int TRIED_AT_ONCE = 5;

  private static final Duration RETRIED_AFTER = Duration.ofMinutes(1);

  private final StreamMapping mapping;
  private final Invoker functions;
  private final VirtualClock clock;
  private final Faults faults;
  private final Metrics metrics;
  private final GivenUp givenUp;
  private final ObjectMapper json = new ObjectMapper();
  private final Thread thread;

  private boolean enabled = true;
  private volatile String lastResult = "No records processed";

  /** What was written, and was not looked at yet. */
  private final Queue<Written> written = new ArrayDeque<>();

  /** What passed the filters, and was not taken yet. */
  private final Deque<Arrived> backlog = new ArrayDeque<>();

  /** How many records the stream has had. */
  private long records;

  /** Whether it waits for something to come, or for a time. */
  private boolean waiting;

  private int failures;
  private Instant retryAt = Instant.MIN;
  private @Nullable Timer alarm;

  private record Written(ItemChange change, Instant at) {}

  /**
   * A record that the filters let pass.
   *
   * @param at when it was written, in the product's time
   */
  private record Arrived(ObjectNode content, Instant at) {}

  private StreamPump(
      StreamMapping mapping,
      Invoker functions,
      VirtualClock clock,
      Faults faults,
      Metrics metrics,
      GivenUp givenUp) {
    this.mapping = mapping;
    this.functions = functions;
    this.clock = clock;
    this.faults = faults;
    this.metrics = metrics;
    this.givenUp = givenUp;
    this.thread = Thread.ofPlatform().name("stream-" + mapping.tableName()).unstarted(this::run);
    thread.setDaemon(true);
  }

  /** Keeps the records that were tried for so long that they are given up. */
  @FunctionalInterface
  public interface GivenUp {
    void keep(List<ObjectNode> records);
  }

  /** Begins with what is written from now on. */
  public static StreamPump start(
      EmbeddedDynamoDb dynamoDb,
      StreamMapping mapping,
      Invoker functions,
      VirtualClock clock,
      Faults faults,
      Metrics metrics,
      GivenUp givenUp) {
    var pump = new StreamPump(mapping, functions, clock, faults, metrics, givenUp);
    dynamoDb.onChange(pump::hear);
    faults.onChange(pump::retry);
    pump.thread.start();
    return pump;
  }

  /**
   * Whether nothing is under way: each record of every write so far was delivered or filtered out,
   * or waits for a time or for a fault's end.
   */
  public synchronized boolean quiet() {
    if (isDue()) {
      // its alarm may come after another timer of this instant, which waits for quiet
      notifyAll();
      return false;
    }
    return waiting && written.isEmpty();
  }

  /**
   * Waits until nothing is under way.
   *
   * @throws TimeoutException if it is not quiet by then
   */
  public synchronized void awaitQuiet(Duration atMost)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!quiet()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("the stream of " + mapping.tableName() + " is not quiet");
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  @Override
  public String functionId() {
    return mapping.functionId();
  }

  @Override
  public String sourceArn() {
    return mapping.streamArn();
  }

  @Override
  public synchronized boolean isEnabled() {
    return enabled;
  }

  @Override
  public synchronized void enable(boolean now) {
    enabled = now;
    retry();
  }

  @Override
  public UUID uuid() {
    return UUID.fromString(mapping.id());
  }

  @Override
  public String lastProcessingResult() {
    return lastResult;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(ItemChange change) {
    if (!change.table().equals(mapping.tableName())) {
      return;
    }
    Written now = new Written(change, clock.instant());
    synchronized (this) {
      written.add(now);
      notifyAll();
    }
  }

  private void run() {
    try {
      while (true) {
        lookAtWhatWasWritten();
        deliverWhatIsDue();
        awaitWork();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void lookAtWhatWasWritten() {
    for (Written next = nextWritten(); next != null; next = nextWritten()) {
      records++;
      ObjectNode streamRecord =
          StreamRecord.of(next.change(), records, next.at())
              .put("awsRegion", AwsClients.REGION)
              .put("eventSourceARN", mapping.streamArn());
      if (passes(streamRecord)) {
        arrived(new Arrived(streamRecord, next.at()));
      }
    }
  }

  private synchronized @Nullable Written nextWritten() {
    return written.poll();
  }

  private synchronized void arrived(Arrived arrived) {
    backlog.add(arrived);
  }

  private boolean passes(JsonNode streamRecord) {
    return mapping.filters().stream().anyMatch(filter -> filter.matches(streamRecord));
  }

  private void deliverWhatIsDue() throws InterruptedException {
    giveUp();
    for (List<ObjectNode> batch = next(); !batch.isEmpty(); batch = next()) {
      measureAge();
      if (faults.strike(Fault.StreamRepeating.class, _ -> true).isPresent()) {
        int _ = invoke(batch);
      }
      int taken = invoke(batch);
      Duration pause = done(taken, taken == batch.size());
      if (!pause.isZero()) {
        Thread.sleep(pause);
      }
    }
  }

  /** What has become too old, when the function is to be called again. */
  private void giveUp() {
    List<ObjectNode> old;
    synchronized (this) {
      Instant oldest = clock.instant().minus(mapping.maximumAge());
      old =
          isDue()
              ? backlog.stream()
                  .takeWhile(arrived -> arrived.at().isBefore(oldest))
                  .map(Arrived::content)
                  .toList()
              : List.of();
      old.forEach(_ -> backlog.remove());
    }
    if (!old.isEmpty()) {
      givenUp.keep(old);
      metrics.put(AwsMetrics.givenUp(mapping.id()), old.size());
    }
  }

  private void measureAge() {
    Instant written;
    synchronized (this) {
      written = backlog.element().at();
    }
    metrics.put(
        AwsMetrics.function("IteratorAge", mapping.functionName()),
        (double) Duration.between(written, clock.instant()).toMillis());
  }

  private synchronized List<ObjectNode> next() {
    if (!isDue()) {
      return List.of();
    }
    Instant now = clock.instant();
    return backlog.stream()
        .takeWhile(arrived -> !arrival(arrived).isAfter(now))
        .limit(mapping.batchSize())
        .map(Arrived::content)
        .toList();
  }

  private boolean isDue() {
    return !backlog.isEmpty() && !isStopped() && !dueAt().isAfter(clock.instant());
  }

  private boolean isStopped() {
    return !enabled || faults.now(Fault.StreamStopped.class).isPresent();
  }

  /** When the first of the backlog is to be delivered. */
  private Instant dueAt() {
    Instant arrival = arrival(backlog.element());
    return arrival.isAfter(retryAt) ? arrival : retryAt;
  }

  /** When the function may hear of it. */
  private Instant arrival(Arrived arrived) {
    return faults
        .now(Fault.StreamLate.class)
        .map(late -> arrived.at().plus(late.by()))
        .orElse(arrived.at());
  }

  /** Takes the first ones off; returns for how long to pause before the next attempt. */
  private synchronized Duration done(int taken, boolean all) {
    for (int i = 0; i < taken; i++) {
      Arrived _ = backlog.remove();
    }
    if (all) {
      failures = 0;
      return Duration.ZERO;
    }
    failures++;
    if (failures < TRIED_AT_ONCE) {
      return FIRST_RETRY.multipliedBy(1L << (failures - 1));
    }
    retryAt = clock.instant().plus(RETRIED_AFTER);
    return Duration.ZERO;
  }

  private synchronized void awaitWork() throws InterruptedException {
    while (written.isEmpty() && !isDue()) {
      setAlarm();
      // a jump may have passed the time before there was an alarm
      if (!isDue()) {
        waiting = true;
        notifyAll();
        wait();
      }
    }
    waiting = false;
  }

  private void setAlarm() {
    boolean waits = !backlog.isEmpty() && !isStopped();
    if (waits && alarm != null && alarm.dueAt().equals(dueAt())) {
      return;
    }
    Timer before = alarm;
    alarm = waits ? clock.schedule(dueAt(), this::wake) : null;
    if (before != null) {
      before.cancel();
    }
  }

  /** How many records, from the first on, the function has taken. */
  private int invoke(List<ObjectNode> batch) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(batch);
    Set<String> failures = new HashSet<>();
    try {
      byte[] answer = functions.invoke(mapping.functionId(), event.toString().getBytes(UTF_8));
      for (JsonNode failure : json.readTree(answer).path("batchItemFailures")) {
        failures.add(failure.path("itemIdentifier").asText());
      }
    } catch (FunctionError | IOException | RuntimeException e) {
      lastResult = "PROBLEM: Function call failed";
      return 0;
    }
    lastResult = "OK";
    return failures.isEmpty() ? batch.size() : firstOf(failures, batch);
  }

  /** An identifier that is not in the batch fails all of it, as on AWS. */
  private static int firstOf(Set<String> failures, List<ObjectNode> batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (failures.contains(batch.get(i).path("dynamodb").path("SequenceNumber").asText())) {
        return i;
      }
    }
    return 0;
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** What was broken may be mended. */
  private synchronized void retry() {
    failures = 0;
    retryAt = Instant.MIN;
    notifyAll();
  }
}
