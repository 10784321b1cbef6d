package cpor.local.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsJsonClient;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.lambda.EventSourceMapping;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.StreamMapping;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An event source mapping at work: reads a table's stream, filters, batches and invokes the
 * function, in the order of the stream, until it has taken each record.
 *
 * <p>It reads when a write has ended, so a record arrives within milliseconds of it.
 */
public final class StreamPump implements EventSourceMapping, AutoCloseable {

  private static final Duration FIRST_RETRY = Duration.ofMillis(20);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

  private static final Duration DROPPED_WITHIN = Duration.ofSeconds(10);

  private enum Mode {
    DELIVERING,
    PAUSED,
    DROPPING
  }

  private final EmbeddedDynamoDb dynamoDb;
  private final StreamMapping mapping;
  private final Invoker functions;
  private final StreamReader stream;
  private final ObjectMapper json = new ObjectMapper();
  private final Thread thread;

  private Mode mode = Mode.DELIVERING;
  private boolean invoking;
  private volatile String lastResult = "No records processed";

  /** How many writes there had been when the stream was last found read to its end. */
  private long writesRead = -1;

  private StreamPump(
      EmbeddedDynamoDb dynamoDb, AwsJsonClient client, StreamMapping mapping, Invoker functions)
      throws InterruptedException {
    this.dynamoDb = dynamoDb;
    this.mapping = mapping;
    this.functions = functions;
    this.stream = new StreamReader(client, mapping.tableName());
    this.thread = Thread.ofPlatform().name("stream-" + mapping.tableName()).unstarted(this::run);
    thread.setDaemon(true);
  }

  /** Begins at the oldest record; the table must be there. */
  public static StreamPump start(
      EmbeddedDynamoDb dynamoDb, AwsJsonClient client, StreamMapping mapping, Invoker functions)
      throws InterruptedException {
    var pump = new StreamPump(dynamoDb, client, mapping, functions);
    dynamoDb.onWrite(pump::wake);
    pump.thread.start();
    return pump;
  }

  /**
   * Whether nothing is under way: each record of every write so far was delivered, filtered out or
   * dropped. While paused, whether no invocation is running.
   */
  public synchronized boolean quiet() {
    return mode == Mode.PAUSED ? !invoking : writesRead == dynamoDb.writesBegun();
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

  /** Invokes nothing from the return of this method on; what is written waits. */
  public synchronized void pause() throws InterruptedException {
    enter(Mode.PAUSED);
    while (invoking) {
      wait();
    }
  }

  /** Loses what is written, and what was not delivered yet, until {@link #resume}. */
  public synchronized void drop() {
    enter(Mode.DROPPING);
  }

  /** Delivers again; what was written while dropping stays lost. */
  public synchronized void resume() throws InterruptedException, TimeoutException {
    if (mode == Mode.DROPPING) {
      awaitQuiet(DROPPED_WITHIN);
    }
    enter(Mode.DELIVERING);
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
    return mode != Mode.PAUSED;
  }

  @Override
  public synchronized void enable(boolean enabled) {
    enter(enabled ? Mode.DELIVERING : Mode.PAUSED);
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

  private void run() {
    try {
      while (true) {
        awaitNotPaused();
        long ended = dynamoDb.writesEnded();
        long begun = dynamoDb.writesBegun();
        List<ObjectNode> records = stream.read();
        if (records.isEmpty()) {
          awaitWrite(begun, ended);
        } else {
          deliver(records.stream().filter(this::passes).toList());
        }
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** The stream was read to its end: that says something about all writes if none was under way. */
  private synchronized void awaitWrite(long begun, long ended) throws InterruptedException {
    if (begun == ended) {
      writesRead = begun;
      notifyAll();
    }
    while (dynamoDb.writesEnded() == ended) {
      wait();
    }
  }

  private void deliver(List<ObjectNode> records) throws InterruptedException {
    Duration pause = FIRST_RETRY;
    List<ObjectNode> left = records;
    while (!left.isEmpty()) {
      List<ObjectNode> batch = left.subList(0, Math.min(mapping.batchSize(), left.size()));
      if (!beginInvocation()) {
        return;
      }
      int taken = 0;
      try {
        taken = invoke(batch);
      } finally {
        endInvocation();
      }
      left = left.subList(taken, left.size());
      if (taken == batch.size()) {
        pause = FIRST_RETRY;
      } else {
        Thread.sleep(pause);
        pause = shorter(pause.multipliedBy(2), LONGEST_RETRY);
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
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

  private boolean passes(JsonNode streamRecord) {
    return mapping.filters().stream().anyMatch(filter -> filter.matches(streamRecord));
  }

  private synchronized void awaitNotPaused() throws InterruptedException {
    while (mode == Mode.PAUSED) {
      wait();
    }
  }

  /** False if the records are to be lost instead. */
  private synchronized boolean beginInvocation() throws InterruptedException {
    awaitNotPaused();
    invoking = mode == Mode.DELIVERING;
    return invoking;
  }

  private synchronized void endInvocation() {
    invoking = false;
    notifyAll();
  }

  private synchronized void enter(Mode next) {
    mode = next;
    notifyAll();
  }

  private synchronized void wake() {
    notifyAll();
  }
}
