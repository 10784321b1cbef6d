package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Locale;

/**
 * The service integrations of a state machine: {@code aws-sdk:dynamodb:*}, with arguments and
 * result as the service itself spells them, and the optimized {@code events:putEvents}.
 */
public final class ServiceCall implements AutoCloseable {

  private static final String DYNAMODB = "aws-sdk:dynamodb:";
  private static final String PUT_EVENTS = "events:putEvents";

  private final AwsJsonClient dynamoDb;
  private final JsonService eventBus;

  public ServiceCall(URI dynamoDb, JsonService eventBus) {
    this.dynamoDb = new AwsJsonClient(dynamoDb);
    this.eventBus = eventBus;
  }

  /**
   * Whether this class has that integration: the part of the resource behind {@code :states:::}.
   */
  public static boolean supports(String integration) {
    return integration.startsWith(DYNAMODB) || integration.equals(PUT_EVENTS);
  }

  /**
   * Makes the call and waits for its result.
   *
   * @throws ServiceCallFailed with the error name that a Catch or Retry looks for
   * @throws IllegalArgumentException if the integration is not supported
   */
  public JsonNode call(String integration, JsonNode arguments)
      throws ServiceCallFailed, InterruptedException {
    if (integration.startsWith(DYNAMODB)) {
      return callDynamoDb(integration.substring(DYNAMODB.length()), arguments);
    }
    if (integration.equals(PUT_EVENTS)) {
      return putEvents(arguments);
    }
    throw new IllegalArgumentException(integration + " is not an integration known here");
  }

  private JsonNode callDynamoDb(String action, JsonNode arguments)
      throws ServiceCallFailed, InterruptedException {
    String operation = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
    try {
      return dynamoDb.call("DynamoDB_20120810." + operation, arguments);
    } catch (AwsError e) {
      String cause =
          "%s (Service: DynamoDb, Status Code: %d, Request ID: %s)"
              .formatted(e.message(), e.status(), e.requestId());
      throw new ServiceCallFailed("DynamoDb." + sdkException(e.code()), cause);
    } catch (UncheckedIOException e) {
      throw new ServiceCallFailed("DynamoDb.SdkClientException", String.valueOf(e.getMessage()));
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

  private JsonNode putEvents(JsonNode arguments) throws ServiceCallFailed {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (JsonNode entry : arguments.path("Entries")) {
      ObjectNode sent = entry.deepCopy();
      if (sent.path("Detail").isObject()) {
        sent.put("Detail", sent.path("Detail").toString());
      }
      entries.add(sent);
    }
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.set("Entries", entries);
    JsonNode result = eventBus.answer("PutEvents", request).body();
    if (result.path("FailedEntryCount").asInt() > 0) {
      throw new ServiceCallFailed("EventBridge.FailedEntry", result.toString());
    }
    return result;
  }

  @Override
  public void close() {
    dynamoDb.close();
  }
}
