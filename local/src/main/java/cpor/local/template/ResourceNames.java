package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The names and ARNs resources have here. Where CloudFormation would invent a physical name, ours
 * is the logical id without the word for its kind, in kebab case: {@code ClaimsTable} is {@code
 * claims}.
 */
final class ResourceNames implements Intrinsics.Names {
  private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final String ALIAS = ".Alias";

  /** What stands behind a function's ARN to name its alias. */
  static final String LIVE = ":live";

  private final JsonNode resources;
  private final Parameters parameters;
  private final Deployment deployment;
  private final Map<String, String> pseudoParameters;

  ResourceNames(JsonNode resources, Parameters parameters, Deployment deployment) {
    this.resources = resources;
    this.parameters = parameters;
    this.deployment = deployment;
    this.pseudoParameters =
        Map.of(
            "AWS::Region", deployment.region(),
            "AWS::AccountId", deployment.accountId(),
            "AWS::Partition", "aws",
            "AWS::StackName", deployment.stackName());
  }

  @Override
  public String ref(String path, String name) {
    Optional<String> value =
        parameters
            .value(name)
            .or(() -> Optional.ofNullable(pseudoParameters.get(name)))
            .or(() -> aliasArn(name))
            .or(() -> resource(name));
    return value.orElseThrow(
        () -> InvalidTemplate.at(path, "refers to " + name + ", which is not known here"));
  }

  @Override
  public String attribute(String path, String logicalId, String attribute) {
    Optional<String> value =
        switch (type(logicalId) + " " + attribute) {
          case ResourceType.TABLE + " Arn" -> Optional.of(tableArn(logicalId));
          case ResourceType.TABLE + " StreamArn" -> Optional.of(streamArn(logicalId));
          case ResourceType.BUCKET + " Arn" -> Optional.of("arn:aws:s3:::" + name(logicalId));
          case ResourceType.FUNCTION + " Arn" -> Optional.of(functionArn(logicalId));
          case ResourceType.STATE_MACHINE + " Arn" -> Optional.of(stateMachineArn(logicalId));
          case ResourceType.EVENT_BUS + " Arn" ->
              Optional.of(deployment.arn("events", "event-bus/" + name(logicalId)));
          case ResourceType.QUEUE + " Arn" -> Optional.of(queueArn(logicalId));
          case ResourceType.RULE + " Arn" -> Optional.of(ruleArn(logicalId));
          case ResourceType.LOG_GROUP + " Arn" ->
              Optional.of(deployment.arn("logs", "log-group:" + logGroup(logicalId) + ":*"));
          case ResourceType.STATE_MACHINE + " Name" -> Optional.of(name(logicalId));
          case ResourceType.ROLE + " Arn" -> Optional.of(roleArn(logicalId));
          case ResourceType.QUEUE + " QueueName" -> Optional.of(name(logicalId));
          case ResourceType.HTTP_API + " ApiEndpoint" -> Optional.of(deployment.apiEndpoint());
          default -> Optional.empty();
        };
    return value.orElseThrow(
        () ->
            InvalidTemplate.at(
                path, "asks for " + logicalId + "." + attribute + ", which is not known here"));
  }

  /** The physical name of a resource. */
  String name(String logicalId) {
    String name = logicalId.replaceFirst("(?<=.)(Table|Bucket|Function|StateMachine|Queue)$", "");
    return type(logicalId).equals(ResourceType.FUNCTION)
        ? name
        : INNER_CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** The name that the template gives it, if it does. */
  String logGroup(String logicalId) {
    JsonNode given = resources.path(logicalId).path("Properties").path("LogGroupName");
    return given.isMissingNode()
        ? name(logicalId)
        : new Intrinsics(this, MissingNode.getInstance())
            .resolve(logicalId + ".LogGroupName", given)
            .asText();
  }

  private String streamArn(String table) {
    return tableArn(table) + "/stream/local";
  }

  /** The table whose stream an ARN names. */
  Optional<String> tableOfStream(String arn) {
    return resources.properties().stream()
        .map(Map.Entry::getKey)
        .filter(id -> type(id).equals(ResourceType.TABLE) && streamArn(id).equals(arn))
        .map(this::name)
        .findFirst();
  }

  /** The UUID of an event source mapping, which SAM names by its function and event. */
  String mappingId(String logicalId) {
    return UUID.nameUUIDFromBytes(logicalId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether SAM makes such a mapping of a function's event. */
  private boolean isMapping(String logicalId) {
    return resources.properties().stream()
        .filter(resource -> logicalId.startsWith(resource.getKey()))
        .anyMatch(
            resource ->
                resource
                    .getValue()
                    .path("Properties")
                    .path("Events")
                    .has(logicalId.substring(resource.getKey().length())));
  }

  String queueArn(String logicalId) {
    return deployment.arn("sqs", name(logicalId));
  }

  /** Whether an ARN is that of a queue. */
  boolean isQueue(String arn) {
    return resources.properties().stream()
        .map(Map.Entry::getKey)
        .anyMatch(id -> type(id).equals(ResourceType.QUEUE) && queueArn(id).equals(arn));
  }

  String functionArn(String logicalId) {
    return deployment.arn("lambda", "function:" + name(logicalId));
  }

  /** The name of the role that an ARN is of. */
  Optional<String> role(String arn) {
    return resources.properties().stream()
        .map(Map.Entry::getKey)
        .filter(id -> type(id).equals(ResourceType.ROLE) && roleArn(id).equals(arn))
        .map(this::name)
        .findFirst();
  }

  String roleArn(String logicalId) {
    return deployment.globalArn("iam", "role/" + name(logicalId));
  }

  String policyArn(String logicalId) {
    return deployment.globalArn("iam", "policy/" + name(logicalId));
  }

  String ruleArn(String logicalId) {
    return deployment.arn("events", "rule/" + name(logicalId));
  }

  private String queueUrl(String logicalId) {
    return "https://sqs.%s.amazonaws.com/%s/%s"
        .formatted(deployment.region(), deployment.accountId(), name(logicalId));
  }

  /** The ARN of the queue that a URL is of, by which CloudFormation refers to it. */
  Optional<String> queueOfUrl(String url) {
    return resources.properties().stream()
        .map(Map.Entry::getKey)
        .filter(id -> type(id).equals(ResourceType.QUEUE) && queueUrl(id).equals(url))
        .map(this::queueArn)
        .findFirst();
  }

  String stateMachineArn(String logicalId) {
    return deployment.arn("states", "stateMachine:" + name(logicalId));
  }

  private String tableArn(String logicalId) {
    return deployment.arn("dynamodb", "table/" + name(logicalId));
  }

  private Optional<String> aliasArn(String name) {
    if (!name.endsWith(ALIAS)) {
      return Optional.empty();
    }
    String function = name.substring(0, name.length() - ALIAS.length());
    return type(function).equals(ResourceType.FUNCTION)
        ? Optional.of(functionArn(function) + LIVE)
        : Optional.empty();
  }

  private Optional<String> resource(String logicalId) {
    return switch (type(logicalId)) {
      case ResourceType.TABLE,
          ResourceType.BUCKET,
          ResourceType.FUNCTION,
          ResourceType.EVENT_BUS,
          ResourceType.HTTP_API,
          ResourceType.CONFIGURATION_SET,
          ResourceType.CONFIGURATION ->
          Optional.of(name(logicalId));
      case ResourceType.STATE_MACHINE -> Optional.of(stateMachineArn(logicalId));
      case ResourceType.LOG_GROUP -> Optional.of(logGroup(logicalId));
      case ResourceType.MANAGED_POLICY -> Optional.of(policyArn(logicalId));
      case ResourceType.QUEUE -> Optional.of(queueUrl(logicalId));
      default -> isMapping(logicalId) ? Optional.of(mappingId(logicalId)) : Optional.empty();
    };
  }

  private String type(String logicalId) {
    return resources.path(logicalId).path("Type").asText();
  }
}
