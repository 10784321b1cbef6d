package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The stack that CloudFormation would have made of the template.
 *
 * @param outputs what is imitated of them
 */
public record Stack(
    String name,
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<Resource> resources) {

  public Stack {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    resources = List.copyOf(resources);
  }

  /** A resource, and what it is called where it lives. */
  public record Resource(String logicalId, String type, String physicalId) {}

  /**
   * Reads a template.
   *
   * @param queueUrl the URL of a queue, by its ARN
   */
  public static Stack read(Path file, Deployment deployment, Function<String, String> queueUrl) {
    JsonNode document = TemplateReader.document(file);
    JsonNode resources = document.path("Resources");
    Parameters parameters = Parameters.of(document.path("Parameters"), deployment.parameters());
    ResourceNames names = new ResourceNames(resources, parameters, deployment);
    Intrinsics intrinsics = new Intrinsics(names, document.path("Conditions"));
    Map<String, String> values = new LinkedHashMap<>();
    document
        .path("Parameters")
        .fieldNames()
        .forEachRemaining(
            name -> parameters.value(name).ifPresent(value -> values.put(name, value)));
    Map<String, String> outputs = new LinkedHashMap<>();
    document
        .path("Outputs")
        .properties()
        .forEach(
            output ->
                value(output.getKey(), output.getValue(), intrinsics)
                    .ifPresent(value -> outputs.put(output.getKey(), value)));
    List<Resource> made =
        resources.properties().stream()
            .filter(resource -> isMade(resource.getValue(), intrinsics))
            .map(
                resource -> {
                  String type = resource.getValue().path("Type").asText();
                  String id = resource.getKey();
                  return new Resource(id, type, physicalId(id, type, names, queueUrl));
                })
            .toList();
    return new Stack(deployment.stackName(), values, outputs, made);
  }

  private static boolean isMade(JsonNode declared, Intrinsics intrinsics) {
    return !declared.has("Condition")
        || intrinsics.holds("Condition", declared.path("Condition").asText());
  }

  /** Empty if it is about something that is not imitated. */
  private static Optional<String> value(String name, JsonNode output, Intrinsics intrinsics) {
    if (!isMade(output, intrinsics)) {
      return Optional.empty();
    }
    try {
      return Optional.of(intrinsics.resolve("Outputs." + name, output.path("Value")).asText());
    } catch (InvalidTemplate notImitated) {
      return Optional.empty();
    }
  }

  private static String physicalId(
      String id, String type, ResourceNames names, Function<String, String> queueUrl) {
    return switch (type) {
      case ResourceType.STATE_MACHINE -> names.stateMachineArn(id);
      case ResourceType.QUEUE -> queueUrl.apply(names.queueArn(id));
      case ResourceType.LOG_GROUP -> names.logGroup(id);
      default -> names.name(id);
    };
  }
}
