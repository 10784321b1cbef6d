package cpor.local.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is on.
 *
 * @param id by which it can be ended
 * @param since when it began, in the product's time, as {@code until}
 * @param until when it ends by itself; null if no time ends it
 * @param callsLeft after how many more calls it ends by itself; null if none end it
 */
public record ActiveFault(
    String id, Fault fault, Instant since, @Nullable Instant until, @Nullable Integer callsLeft) {

  public FaultKind kind() {
    return FaultKind.of(fault);
  }

  /** What it was told and when it ends, for people. */
  public String terms() {
    StringBuilder terms = new StringBuilder();
    new TreeMap<>(fault.parameters())
        .forEach((name, value) -> terms.append(name).append(' ').append(value).append(", "));
    if (until != null) {
      terms.append("until ").append(until.truncatedTo(ChronoUnit.SECONDS)).append(", ");
    }
    if (callsLeft != null) {
      terms.append("for ").append(callsLeft).append(" more calls, ");
    }
    return terms.isEmpty() ? "until it is ended" : terms.substring(0, terms.length() - 2);
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("fault", kind().word());
    new TreeMap<>(fault.parameters()).forEach(json::put);
    json.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
    if (until != null) {
      json.put("until", until.truncatedTo(ChronoUnit.SECONDS).toString());
    }
    if (callsLeft != null) {
      json.put("callsLeft", callsLeft);
    }
    return json;
  }

  ActiveFault struck() {
    return callsLeft == null ? this : new ActiveFault(id, fault, since, until, callsLeft - 1);
  }

  boolean isSpent() {
    return callsLeft != null && callsLeft == 0;
  }
}
