package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalInt;
import stepfunctions.definition.Resource;

/** The details of history events, in the shapes of AWS. Data stands in them as JSON text. */
public final class EventDetails {
  private EventDetails() {}

  public static ObjectNode executionStarted(JsonNode input, String roleArn) {
    return withData("input", input).put("roleArn", roleArn);
  }

  public static ObjectNode redriven(int redrives) {
    return object().put("redriveCount", redrives);
  }

  public static ObjectNode output(JsonNode output) {
    return withData("output", output);
  }

  public static ObjectNode failure(Failure failure) {
    ObjectNode details = object();
    if (failure.error() != null) {
      details.put("error", failure.error());
    }
    if (failure.cause() != null) {
      details.put("cause", failure.cause());
    }
    return details;
  }

  public static ObjectNode stateEntered(String name, JsonNode input) {
    return withData("input", input).put("name", name);
  }

  public static ObjectNode stateExited(
      String name, JsonNode output, Map<String, JsonNode> assigned) {
    ObjectNode details = withData("output", output).put("name", name);
    if (!assigned.isEmpty()) {
      ObjectNode variables = details.putObject("assignedVariables");
      assigned.forEach((variable, value) -> variables.put(variable, value.toString()));
      details.set("assignedVariablesDetails", object().put("truncated", false));
    }
    return details;
  }

  public static ObjectNode evaluationFailed(Failure failure, String location, String state) {
    return failure(failure).put("location", location).put("state", state);
  }

  public static ObjectNode taskScheduled(
      Resource resource, JsonNode arguments, OptionalInt timeoutSeconds) {
    ObjectNode details =
        task(resource).put("region", Arns.REGION).put("parameters", arguments.toString());
    timeoutSeconds.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
    return details;
  }

  public static ObjectNode task(Resource resource) {
    return object()
        .put("resourceType", resource.service())
        .put("resource", resource.actionWithSuffix());
  }

  public static ObjectNode taskOutput(Resource resource, JsonNode output) {
    return task(resource).setAll(output(output));
  }

  public static ObjectNode taskFailure(Resource resource, Failure failure) {
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
