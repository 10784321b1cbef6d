package cpor.local.template;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which function reads which table's stream. It reads from the beginning (TRIM_HORIZON), retries
 * until a record is too old, and its answer names the records to retry.
 *
 * @param id by which AWS knows the mapping
 * @param filters a record passes if one of them fits
 * @param batchSize the most records that one invocation gets
 * @param maximumAge after which a record is given up
 * @param destination the bucket that keeps what was given up; null if nobody does
 */
public record StreamMapping(
    String id,
    String functionId,
    String functionName,
    String streamArn,
    String tableName,
    List<EventPattern> filters,
    int batchSize,
    Duration maximumAge,
    @Nullable String destination) {

  public StreamMapping {
    filters = List.copyOf(filters);
  }
}
