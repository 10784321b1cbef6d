package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.JsonService;
import cpor.local.events.Rules.Rule;

/** EventBridge: producers put events, operators look at rules and switch them. */
public record EventBridgeApi(EventBusSink sink, Rules rules) implements JsonService {

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "PutEvents" -> sink.answer(operation, request);
      case "ListRuleNamesByTarget" -> namesByTarget(request.path("TargetArn").asText());
      case "DescribeRule" -> shape(rule(request));
      case "EnableRule" -> {
        rules.enable(rule(request).name());
        yield object();
      }
      case "DisableRule" -> {
        rules.disable(rule(request).name());
        yield object();
      }
      default -> throw AwsError.notServed("events", operation);
    };
  }

  private ObjectNode namesByTarget(String target) {
    ObjectNode answer = object();
    ArrayNode names = answer.putArray("RuleNames");
    rules.all().stream()
        .filter(rule -> rule.target().equals(target))
        .forEach(rule -> names.add(rule.name()));
    return answer;
  }

  private Rule rule(JsonNode request) {
    String name = request.path("Name").asText();
    return rules
        .named(name)
        .orElseThrow(
            () ->
                new AwsError(
                    "ResourceNotFoundException",
                    "Rule " + name + " does not exist on EventBus default."));
  }

  private ObjectNode shape(Rule rule) {
    ObjectNode shape =
        object()
            .put("Name", rule.name())
            .put("Arn", rule.arn())
            .put("State", rules.isEnabled(rule.name()) ? "ENABLED" : "DISABLED")
            .put("EventBusName", "default");
    if (rule.pattern() != null) {
      shape.put("EventPattern", rule.pattern());
    }
    if (rule.schedule() != null) {
      shape.put("ScheduleExpression", rule.schedule());
    }
    return shape;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
