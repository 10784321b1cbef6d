package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import stepfunctions.history.Failure;

/** How much data may go into an execution, a state or a task, and out of it. */
public final class DataLimit {

  /** As UTF-8, and so at most as many characters too ("Step Functions service quotas"). */
  public static final int BYTES = 262_144;

  private DataLimit() {}

  static boolean isExceededBy(JsonNode data) {
    return data.toString().getBytes(StandardCharsets.UTF_8).length > BYTES;
  }

  /**
   * That too much came from a state, or from the service that a task calls. Unlike AWS's guide says
   * ("Handling errors"), {@code States.ALL} catches it there.
   */
  static Failure failure(String from) {
    return new Failure(
        Failure.DATA_LIMIT_EXCEEDED,
        ("The state/task '%s' returned a result with a size exceeding the maximum number of bytes"
                + " service limit.")
            .formatted(from));
  }
}
