package stepfunctions.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * How a history event stands in the log of a state machine that logs every event and no execution
 * data ("Using CloudWatch Logs to log execution history in Step Functions").
 */
public final class LogLine {

  /** What an execution is about, and what somebody wrote into an error. */
  private static final Set<String> DATA =
      Set.of(
          "input",
          "inputDetails",
          "output",
          "outputDetails",
          "parameters",
          "assignedVariables",
          "assignedVariablesDetails",
          "cause");

  private LogLine() {}

  public static String of(Execution execution, HistoryEvent event) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", String.valueOf(event.id())).put("type", event.type());
    line.set(
        "details",
        event
            .details()
            .map(details -> details.value().deepCopy().remove(DATA))
            .orElseGet(JsonNodeFactory.instance::objectNode));
    return line.put("previous_event_id", String.valueOf(event.previousEventId()))
        .put("event_timestamp", String.valueOf(event.timestamp().toEpochMilli()))
        .put("execution_arn", execution.arn())
        .toString();
  }
}
