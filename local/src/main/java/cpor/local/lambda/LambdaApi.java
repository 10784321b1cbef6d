package cpor.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.RestJson;
import cpor.local.aws.RestJson.Operation;
import cpor.local.lambda.DeployedFunction.Version;
import cpor.local.template.FunctionResource;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lambda as operators call it: functions, their versions and mappings, and how many calls run. */
public final class LambdaApi implements Door {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private static final String FUNCTION = FUNCTIONS + "/{name}";
  private static final String ALIAS = FUNCTION + "/aliases/{alias}";
  private static final String CONCURRENCY = "/2017-10-31/functions/{name}/concurrency";
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings";

  private final Functions functions;
  private final Invoker live;
  private final List<EventSourceMapping> mappings;
  private final RestJson operations =
      new RestJson(
          "lambda",
          List.of(
              Operation.of("GET " + FUNCTIONS, (_, _) -> list()),
              Operation.of("POST " + FUNCTION + "/invocations", this::invoke),
              Operation.of("GET " + FUNCTION + "/configuration", this::configuration),
              Operation.of("PUT " + FUNCTION + "/configuration", this::configure),
              Operation.of("GET " + FUNCTION + "/versions", (_, path) -> versions(path)),
              Operation.of("POST " + FUNCTION + "/versions", (_, path) -> publish(path)),
              Operation.of("GET " + ALIAS, (_, path) -> alias(path)),
              Operation.of("PUT " + ALIAS, this::updateAlias),
              Operation.of("PUT " + CONCURRENCY, this::reserve),
              Operation.of("DELETE " + CONCURRENCY, (_, path) -> reserveNothing(path)),
              Operation.of("GET " + MAPPINGS, (request, _) -> mappings(request)),
              Operation.of("PUT " + MAPPINGS + "/{uuid}", this::updateMapping)));

  /**
   * @param live calls the version that the alias names, as everybody does
   */
  public LambdaApi(Functions functions, Invoker live, List<? extends EventSourceMapping> mappings) {
    this.functions = functions;
    this.live = live;
    this.mappings = List.copyOf(mappings);
  }

  @Override
  public Answer answer(Request request) {
    return operations.answer(request);
  }

  private Answer list() {
    return answer(
        "Functions", functions.deployed().stream().map(function -> shape(function.live())));
  }

  private Answer invoke(Request request, Map<String, String> path) {
    String kind = request.header("x-amz-invocation-type").orElse("RequestResponse");
    if (!kind.equals("RequestResponse")) {
      throw AwsError.notServed("lambda", "Invoke as " + kind);
    }
    DeployedFunction function = function(path);
    Version version = version(function, request, path);
    byte[] payload = request.body().length == 0 ? new byte[] {'{', '}'} : request.body();
    try {
      byte[] answered =
          version.name().equals(function.live().name())
              ? live.invoke(function.resource().logicalId(), payload)
              : functions.invoke(function, version, payload);
      return answer(answered).with("x-amz-executed-version", version.name());
    } catch (FunctionError error) {
      if (error.isThrottled()) {
        throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
      }
      return Answer.json(200, error.payload())
          .with("x-amz-function-error", "Unhandled")
          .with("x-amz-executed-version", version.name());
    }
  }

  private static Answer answer(byte[] payload) {
    return new Answer(200, Map.of("content-type", List.of("application/json")), payload);
  }

  private Answer configuration(Request request, Map<String, String> path) {
    return Answer.json(200, shape(version(function(path), request, path)));
  }

  private Answer configure(Request request, Map<String, String> path) {
    JsonNode asked = json(request);
    if (asked.size() != 1 || !asked.has("Environment")) {
      throw AwsError.notServed("lambda", "UpdateFunctionConfiguration of more than Environment");
    }
    Map<String, String> variables =
        JSON.convertValue(
            asked.at("/Environment/Variables"),
            JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    try {
      return Answer.json(200, shape(function(path).configure(variables)));
    } catch (InvalidFunction invalid) {
      throw new AwsError("InvalidParameterValueException", String.valueOf(invalid.getMessage()));
    }
  }

  private Answer versions(Map<String, String> path) {
    return answer("Versions", function(path).versions().stream().map(LambdaApi::shape));
  }

  private Answer publish(Map<String, String> path) {
    return Answer.json(201, shape(function(path).publish()));
  }

  private Answer alias(Map<String, String> path) {
    DeployedFunction function = function(path);
    if (!DeployedFunction.ALIAS.equals(path.get("alias"))) {
      throw notFound(
          "Cannot find alias arn: " + function.resource().arn() + ":" + path.get("alias"));
    }
    return Answer.json(200, alias(function));
  }

  private Answer updateAlias(Request request, Map<String, String> path) {
    Answer _ = alias(path);
    DeployedFunction function = function(path);
    String name = json(request).path("FunctionVersion").asText();
    function.call(version(function, name));
    return Answer.json(200, alias(function));
  }

  private static ObjectNode alias(DeployedFunction function) {
    return JSON.createObjectNode()
        .put("AliasArn", function.resource().arn() + ":" + DeployedFunction.ALIAS)
        .put("Name", DeployedFunction.ALIAS)
        .put("FunctionVersion", function.live().name());
  }

  private Answer reserve(Request request, Map<String, String> path) {
    int calls = json(request).path("ReservedConcurrentExecutions").asInt();
    function(path).reserve(OptionalInt.of(calls));
    return Answer.json(200, JSON.createObjectNode().put("ReservedConcurrentExecutions", calls));
  }

  private Answer reserveNothing(Map<String, String> path) {
    function(path).reserve(OptionalInt.empty());
    return new Answer(204, Map.of(), new byte[0]);
  }

  private Answer mappings(Request request) {
    String function = parameter(request, "FunctionName");
    String source = parameter(request, "EventSourceArn");
    Predicate<EventSourceMapping> asked =
        mapping ->
            (function.isEmpty() || resource(mapping).isNamedBy(function))
                && (source.isEmpty() || mapping.sourceArn().equals(source));
    return answer("EventSourceMappings", mappings.stream().filter(asked).map(this::shape));
  }

  private Answer updateMapping(Request request, Map<String, String> path) {
    JsonNode asked = json(request);
    if (asked.size() != 1 || !asked.has("Enabled")) {
      throw AwsError.notServed("lambda", "UpdateEventSourceMapping of more than Enabled");
    }
    EventSourceMapping mapping =
        mappings.stream()
            .filter(candidate -> candidate.uuid().toString().equals(path.get("uuid")))
            .findFirst()
            .orElseThrow(() -> notFound("The resource you requested does not exist."));
    mapping.enable(asked.path("Enabled").asBoolean());
    return Answer.json(202, shape(mapping));
  }

  private ObjectNode shape(EventSourceMapping mapping) {
    return JSON.createObjectNode()
        .put("UUID", mapping.uuid().toString())
        .put("EventSourceArn", mapping.sourceArn())
        .put("FunctionArn", resource(mapping).arn() + ":" + DeployedFunction.ALIAS)
        .put("State", mapping.isEnabled() ? "Enabled" : "Disabled")
        .put("LastProcessingResult", mapping.lastProcessingResult());
  }

  private FunctionResource resource(EventSourceMapping mapping) {
    return functions.deployed().stream()
        .map(DeployedFunction::resource)
        .filter(resource -> resource.logicalId().equals(mapping.functionId()))
        .findFirst()
        .orElseThrow();
  }

  private DeployedFunction function(Map<String, String> path) {
    String name = path.getOrDefault("name", "");
    return functions.deployed().stream()
        .filter(function -> function.resource().isNamedBy(name))
        .findFirst()
        .orElseThrow(() -> notFound("Function not found: " + name));
  }

  /** Named after the function's name, or in a parameter. */
  private static Version version(
      DeployedFunction function, Request request, Map<String, String> path) {
    String name = path.getOrDefault("name", "").replace(function.resource().arn(), "");
    String inName = name.contains(":") ? name.substring(name.lastIndexOf(':') + 1) : "";
    return version(function, inName.isEmpty() ? parameter(request, "Qualifier") : inName);
  }

  private static Version version(DeployedFunction function, String qualifier) {
    return function
        .version(qualifier)
        .orElseThrow(
            () -> notFound("Function not found: " + function.resource().arn() + ":" + qualifier));
  }

  private static ObjectNode shape(Version version) {
    FunctionResource resource = version.resource();
    ObjectNode shape =
        JSON.createObjectNode()
            .put("FunctionName", resource.name())
            .put("FunctionArn", resource.arn() + ":" + version.name())
            .put("Version", version.name())
            .put("Handler", resource.handler())
            .put("Timeout", resource.timeout().toSeconds())
            .put("MemorySize", resource.memoryMegabytes());
    ObjectNode variables = shape.putObject("Environment").putObject("Variables");
    resource.environment().forEach(variables::put);
    return shape;
  }

  private static Answer answer(String member, Stream<ObjectNode> shapes) {
    ArrayNode list = JSON.createArrayNode();
    shapes.forEach(list::add);
    return Answer.json(200, JSON.createObjectNode().set(member, list));
  }

  private static String parameter(Request request, String name) {
    return request.query().getOrDefault(name, List.of("")).getFirst();
  }

  private static JsonNode json(Request request) {
    try {
      return JSON.readTree(request.text());
    } catch (JsonProcessingException malformed) {
      throw new AwsError(
          "InvalidRequestContentException", "Could not parse request body into json");
    }
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }
}
