package cpor.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.QueryService;
import cpor.local.template.Stack;
import java.util.Map;
import java.util.function.Supplier;

/**
 * CloudFormation with its one stack, whose outputs and names operators ask for.
 *
 * @param stack is read when it is first asked for
 */
public record CloudFormation(Supplier<Stack> stack) implements QueryService {

  public static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";
  private static final String STATUS = "CREATE_COMPLETE";

  @Override
  public JsonNode answer(String action, Map<String, String> form) {
    return switch (action) {
      case "DescribeStacks" -> described(named(form));
      case "DescribeStackResource" ->
          object()
              .set(
                  "StackResourceDetail",
                  resource(named(form), form.getOrDefault("LogicalResourceId", "")));
      case "ListStackResources" -> resources(named(form));
      default -> throw AwsError.notServed("cloudformation", action);
    };
  }

  private Stack named(Map<String, String> form) {
    Stack only = stack.get();
    String name = form.getOrDefault("StackName", only.name());
    if (!name.equals(only.name())) {
      throw new AwsError("ValidationError", "Stack with id " + name + " does not exist");
    }
    return only;
  }

  private static ObjectNode described(Stack stack) {
    ObjectNode answer = object();
    ObjectNode shape = answer.putArray("Stacks").addObject();
    shape.put("StackName", stack.name()).put("StackStatus", STATUS);
    pairs(shape.putArray("Parameters"), "Parameter", stack.parameters());
    pairs(shape.putArray("Outputs"), "Output", stack.outputs());
    return answer;
  }

  private static void pairs(ArrayNode list, String kind, Map<String, String> values) {
    values.forEach(
        (name, value) -> list.addObject().put(kind + "Key", name).put(kind + "Value", value));
  }

  private static ObjectNode resource(Stack stack, String logicalId) {
    return stack.resources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .map(CloudFormation::shape)
        .findFirst()
        .orElseThrow(
            () ->
                new AwsError(
                    "ValidationError",
                    "Resource %s does not exist for stack %s".formatted(logicalId, stack.name())));
  }

  private static ObjectNode resources(Stack stack) {
    ObjectNode answer = object();
    ArrayNode summaries = answer.putArray("StackResourceSummaries");
    stack.resources().forEach(resource -> summaries.add(shape(resource)));
    return answer;
  }

  private static ObjectNode shape(Stack.Resource resource) {
    return object()
        .put("LogicalResourceId", resource.logicalId())
        .put("PhysicalResourceId", resource.physicalId())
        .put("ResourceType", resource.type())
        .put("ResourceStatus", STATUS);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
