package cpor.local.template;

import java.util.List;

/**
 * Which function reads which table's stream. It reads from the beginning (TRIM_HORIZON), retries
 * for as long as the record is there, and its answer names the records to retry.
 *
 * @param filters a record passes if one of them fits
 * @param batchSize the most records that one invocation gets
 */
public record StreamMapping(
    String functionId,
    String streamArn,
    String tableName,
    List<EventPattern> filters,
    int batchSize) {

  public StreamMapping {
    filters = List.copyOf(filters);
  }
}
