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
  private static final String EXITED = "Runtime.ExitError";
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

  /** The function's process ended before it answered. */
  static FunctionError exited(String requestId) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload
        .put("errorType", EXITED)
        .put(
            "errorMessage",
            "RequestId: %s Error: Runtime exited with error: exit status 1".formatted(requestId));
    return new FunctionError(EXITED, payload, null);
  }

  /** Lambda did not call the function ("TooManyRequestsException" of its API reference). */
  static FunctionError throttled() {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("errorType", THROTTLED).put("errorMessage", "Rate Exceeded.");
    return new FunctionError(THROTTLED, payload, null);
  }

  static FunctionError timedOut(String requestId, Duration timeout, @Nullable Throwable cause) {
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

  /** Whether it was not the function that failed: it was not called. */
  public boolean isThrottled() {
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
