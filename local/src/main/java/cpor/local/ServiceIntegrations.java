package cpor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.AwsJsonClient;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.rights.Access;
import cpor.local.rights.AccessDenied;
import cpor.local.template.FunctionResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stepfunctions.Resources;
import stepfunctions.TaskFailed;

/**
 * What the state machine's tasks reach: the template's functions, items of {@code aws-sdk:dynamodb}
 * with arguments and result as the service itself spells them, and the optimized {@code
 * events:putEvents}.
 *
 * @param aws calls in the machine's role
 * @param rights lets that role do something, or says why it may not
 */
record ServiceIntegrations(
    List<FunctionResource> functions, Invoker invoker, AwsJsonClient aws, Consumer<Access> rights)
    implements Resources {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "arn:aws:states:::";
  private static final String INVOKE = PREFIX + "lambda:invoke";
  private static final String PUT_EVENTS = PREFIX + "events:putEvents";
  private static final String DYNAMODB = PREFIX + "aws-sdk:dynamodb:";
  private static final Set<String> DYNAMODB_ACTIONS =
      Set.of(
          "getItem",
          "putItem",
          "updateItem",
          "deleteItem",
          "query",
          "scan",
          "batchGetItem",
          "batchWriteItem",
          "transactGetItems",
          "transactWriteItems");

  @Override
  public boolean offers(String resource) {
    return resource.equals(INVOKE)
        || resource.equals(PUT_EVENTS)
        || (resource.startsWith(DYNAMODB)
            && DYNAMODB_ACTIONS.contains(resource.substring(DYNAMODB.length())));
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    try {
      return CompletableFuture.completedFuture(
          switch (resource) {
            case INVOKE -> invokeFunction(arguments);
            case PUT_EVENTS -> putEvents(arguments);
            case String call when call.startsWith(DYNAMODB) ->
                callDynamoDb(call.substring(DYNAMODB.length()), arguments);
            default ->
                throw new IllegalArgumentException(resource + " is not an integration known here");
          });
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TaskFailed("States.TaskFailed", "the local cloud is stopping");
    }
  }

  private JsonNode invokeFunction(JsonNode arguments) {
    String name = arguments.path("FunctionName").asText();
    try {
      rights.accept(Access.toInvoke(name));
    } catch (AccessDenied denied) {
      throw new TaskFailed("Lambda.AWSLambdaException", denied.message());
    }
    String id =
        functions.stream()
            .filter(function -> function.isNamedBy(name))
            .map(FunctionResource::logicalId)
            .findFirst()
            .orElseThrow(
                () ->
                    new TaskFailed(
                        "Lambda.ResourceNotFoundException", "Function not found: " + name));
    try {
      byte[] payload = arguments.path("Payload").toString().getBytes(StandardCharsets.UTF_8);
      ObjectNode result = JSON.createObjectNode();
      result.put("ExecutedVersion", "1").put("StatusCode", 200);
      return result.set("Payload", JSON.readTree(invoker.invoke(id, payload)));
    } catch (FunctionError error) {
      throw new TaskFailed(error.type(), error.payload().toString());
    } catch (IOException noJson) {
      throw new TaskFailed("States.Runtime", id + " answered no JSON: " + noJson.getMessage());
    }
  }

  private JsonNode callDynamoDb(String action, JsonNode arguments) throws InterruptedException {
    String operation = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
    try {
      return aws.call("DynamoDB_20120810." + operation, arguments);
    } catch (AwsError e) {
      throw new TaskFailed("DynamoDb." + sdkException(e.code()), e.cause("DynamoDb"));
    } catch (UncheckedIOException e) {
      throw new TaskFailed("DynamoDb.SdkClientException", String.valueOf(e.getMessage()));
    }
  }

  /** An error that the SDK has no class for arrives as the service's general one. */
  private static String sdkException(String code) {
    try {
      Class.forName("software.amazon.awssdk.services.dynamodb.model." + code);
      return code;
    } catch (ClassNotFoundException e) {
      return "DynamoDbException";
    }
  }

  private JsonNode putEvents(JsonNode arguments) throws InterruptedException {
    ObjectNode request = JSON.createObjectNode();
    ArrayNode entries = request.putArray("Entries");
    for (JsonNode entry : arguments.path("Entries")) {
      ObjectNode sent = entry.deepCopy();
      if (sent.path("Detail").isObject()) {
        sent.put("Detail", sent.path("Detail").toString());
      }
      entries.add(sent);
    }
    JsonNode result;
    try {
      result = aws.call("AWSEvents.PutEvents", request);
    } catch (AwsError refused) {
      throw new TaskFailed("EventBridge." + refused.code(), refused.cause("EventBridge"));
    }
    if (result.path("FailedEntryCount").asInt() > 0) {
      throw new TaskFailed("EventBridge.FailedEntry", result.toString());
    }
    return result;
  }
}
