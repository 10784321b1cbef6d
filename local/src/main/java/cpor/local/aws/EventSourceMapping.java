package cpor.local.aws;

import java.util.List;

/**
 * What a template says about a function that reads a table's stream. It reads from the beginning
 * (TRIM_HORIZON) and retries for as long as the record is there.
 *
 * @param filterPatterns the patterns of FilterCriteria as JSON; a record passes if one fits, or if
 *     there are none
 * @param batchSize the most records that one invocation gets
 * @param reportsBatchItemFailures whether the function's answer names the records to retry
 */
public record EventSourceMapping(
    String tableName,
    List<String> filterPatterns,
    int batchSize,
    boolean reportsBatchItemFailures) {

  public EventSourceMapping {
    filterPatterns = List.copyOf(filterPatterns);
  }
}
