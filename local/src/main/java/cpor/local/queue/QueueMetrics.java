package cpor.local.queue;

import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/** What SQS measures of a queue: whenever it changes, and every five minutes while it has some. */
public final class QueueMetrics {

  private static final Duration EVERY = Duration.ofMinutes(5);

  /** "ApproximateAgeOfOldestMessage" passes over what was received so often. */
  private static final int PASSED_OVER = 3;

  private final MessageQueue queue;
  private final Metrics metrics;
  private final VirtualClock clock;
  private @Nullable Timer timer;

  private QueueMetrics(MessageQueue queue, Metrics metrics, VirtualClock clock) {
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Measures queues from now on. */
  public static void start(Collection<MessageQueue> queues, Metrics metrics, VirtualClock clock) {
    for (MessageQueue queue : queues) {
      queue.onChange(new QueueMetrics(queue, metrics, clock)::measure);
    }
  }

  private synchronized void measure() {
    metrics.put(
        AwsMetrics.queue("ApproximateNumberOfMessagesVisible", queue.name()), queue.visible());
    Instant now = clock.instant();
    queue.messages().stream()
        .filter(message -> message.received() < PASSED_OVER)
        .map(MessageQueue.Message::sentAt)
        .min(Instant::compareTo)
        .ifPresent(
            oldest ->
                metrics.put(
                    AwsMetrics.queue("ApproximateAgeOfOldestMessage", queue.name()),
                    (double) Duration.between(oldest, now).toSeconds()));
    if (timer != null) {
      timer.cancel();
    }
    timer = queue.messages().isEmpty() ? null : clock.schedule(now.plus(EVERY), this::measure);
  }
}
