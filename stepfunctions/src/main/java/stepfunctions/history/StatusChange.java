package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** The EventBridge event with which Step Functions tells that an execution has ended. */
public final class StatusChange {

  private StatusChange() {}

  public static JsonNode of(Execution execution, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Step Functions Execution Status Change").put("source", "aws.states");
    event.put("account", Arns.ACCOUNT).put("time", at.toString()).put("region", Arns.REGION);
    event.putArray("resources").add(execution.arn());
    ObjectNode detail = event.putObject("detail");
    detail.put("executionArn", execution.arn());
    detail.put("stateMachineArn", execution.stateMachine().arn());
    detail.put("name", execution.name()).put("status", execution.status().name());
    // whole milliseconds here, unlike in the API
    detail
        .put("startDate", execution.startedAt().toEpochMilli())
        .put("stopDate", at.toEpochMilli());
    detail.put("input", execution.input().toString());
    detail.put("output", execution.output().map(JsonNode::toString).orElse(null));
    detail.put("error", execution.error().orElse(null));
    detail.put("cause", execution.cause().orElse(null));
    return event;
  }
}
