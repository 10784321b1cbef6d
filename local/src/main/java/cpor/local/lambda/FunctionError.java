package cpor.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A function failed, told as Lambda tells it. */
public final class FunctionError extends Exception {
  private static final String TIMED_OUT = "Sandbox.Timedout";
  private static final String THROTTLED = "Lambda.TooManyRequestsException";

  private final String type;
  private final transient ObjectNode payload;

  private FunctionError(String type, ObjectNode payload, @Nullable Throwable cause) {
    super(type + ": " + payload.path("errorMessage").asText(), cause);
    this.type = type;
    this.payload = payload;
  }

  /** What Lambda makes of an exception. */
  public static FunctionError thrown(Throwable thrown) {
    String type = thrown.getClass().getName();
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("errorMessage", thrown.getMessage()).put("errorType", type);
    ArrayNode trace = payload.putArray("stackTrace");
    Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::toString).forEach(trace::add);
    return new FunctionError(type, payload, thrown);
  }

  static FunctionError throttled() {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("errorType", THROTTLED).put("errorMessage", "Rate Exceeded.");
    return new FunctionError(THROTTLED, payload, null);
  }

  static FunctionError timedOut(String requestId, Duration timeout, Throwable cause) {
    String message =
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            requestId,
            timeout.toMillis() / 1000.0);
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("errorType", TIMED_OUT).put("errorMessage", message);
    return new FunctionError(TIMED_OUT, payload, cause);
  }

  /** Whether it was not called at all, because too many calls run. */
  public boolean isThrottling() {
    return type.equals(THROTTLED);
  }

  /** The name a state machine's Retry and Catch see: the exception's class. */
  public String type() {
    return type;
  }

  /** The error object that Lambda returns in place of an answer. */
  public ObjectNode payload() {
    return payload.deepCopy();
  }
}
