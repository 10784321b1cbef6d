package cpor.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.states.definition.Resource;
import java.util.Map;
import java.util.OptionalInt;

/** The details of history events, in the shapes of AWS. Data stands in them as JSON text. */
final class EventDetails {
  private EventDetails() {}

  static ObjectNode executionStarted(JsonNode input, String roleArn) {
    return withData("input", input).put("roleArn", roleArn);
  }

  static ObjectNode output(JsonNode output) {
    return withData("output", output);
  }

  static ObjectNode failure(Failure failure) {
    ObjectNode details = object();
    if (failure.error() != null) {
      details.put("error", failure.error());
    }
    if (failure.cause() != null) {
      details.put("cause", failure.cause());
    }
    return details;
  }

  static ObjectNode stateEntered(String name, JsonNode input) {
    return withData("input", input).put("name", name);
  }

  static ObjectNode stateExited(String name, JsonNode output, Map<String, JsonNode> assigned) {
    ObjectNode details = withData("output", output).put("name", name);
    if (!assigned.isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      assigned.forEach((variable, value) -> variables.put(variable, value.toString()));
      details.set("assignedVariablesDetails", object().put("truncated", false));
    }
    return details;
  }

  static ObjectNode evaluationFailed(Failure failure, String location, String state) {
    return failure(failure).put("location", location).put("state", state);
  }

  static ObjectNode taskScheduled(
      Resource resource, JsonNode arguments, OptionalInt timeoutSeconds) {
    ObjectNode details =
        task(resource).put("region", Arns.REGION).put("parameters", arguments.toString());
    timeoutSeconds.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
    return details;
  }

  static ObjectNode task(Resource resource) {
    return object()
        .put("resourceType", resource.service())
        .put("resource", resource.actionWithSuffix());
  }

  static ObjectNode taskOutput(Resource resource, JsonNode output) {
    return task(resource).setAll(output(output));
  }

  static ObjectNode taskFailure(Resource resource, Failure failure) {
    return task(resource).setAll(failure(failure));
  }

  private static ObjectNode withData(String field, JsonNode data) {
    ObjectNode details = object().put(field, data.toString());
    details.set(field + "Details", object().put("truncated", false));
    return details;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
