package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The filter of an event source mapping, on the pattern language's own implementation. */
final class RecordFilter {

  private final Machine rules = Machine.builder().build();
  private final boolean passesAll;

  /**
   * @throws IllegalArgumentException if a pattern is not one
   */
  RecordFilter(List<String> patterns) {
    passesAll = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        rules.addRule("rule", pattern);
      } catch (IOException e) {
        throw new IllegalArgumentException("not a filter pattern: " + pattern, e);
      }
    }
  }

  boolean passes(JsonNode streamRecord) {
    if (passesAll) {
      return true;
    }
    try {
      return !rules.rulesForJSONEvent(streamRecord.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("the filter could not read a stream record", e);
    }
  }
}
