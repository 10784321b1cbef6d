package cpor.local.template;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param visibilityTimeout after which a message that was received, and not deleted, comes again
 * @param retention after which a message is forgotten
 * @param redrive null if it gives nothing up
 */
public record QueueResource(
    String arn, Duration visibilityTimeout, Duration retention, @Nullable Redrive redrive) {

  /** Where a message goes that was received so often. */
  public record Redrive(String deadLetterArn, int maxReceives) {}
}
