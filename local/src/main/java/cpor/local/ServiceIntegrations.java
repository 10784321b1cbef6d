package cpor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.ServiceCall;
import cpor.local.aws.ServiceCallFailed;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.states.Resources;
import cpor.local.states.TaskFailed;
import cpor.local.template.FunctionResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the state machine's tasks reach: the template's functions, DynamoDB, the event buses. */
final class ServiceIntegrations implements Resources {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "arn:aws:states:::";
  private static final String INVOKE = "lambda:invoke";

  private final List<FunctionResource> functions;
  private final Invoker invoker;
  private final ServiceCall services;

  ServiceIntegrations(List<FunctionResource> functions, Invoker invoker, ServiceCall services) {
    this.functions = functions;
    this.invoker = invoker;
    this.services = services;
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    String integration =
        resource.startsWith(PREFIX) ? resource.substring(PREFIX.length()) : resource;
    return CompletableFuture.completedFuture(
        integration.equals(INVOKE) ? invoke(arguments) : call(integration, arguments));
  }

  private JsonNode invoke(JsonNode arguments) {
    String name = arguments.path("FunctionName").asText();
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
      result.set("Payload", JSON.readTree(invoker.invoke(id, payload)));
      return result;
    } catch (FunctionError error) {
      throw new TaskFailed(error.type(), error.payload().toString());
    } catch (IOException noJson) {
      throw new TaskFailed("States.Runtime", id + " answered no JSON: " + noJson.getMessage());
    }
  }

  private JsonNode call(String integration, JsonNode arguments) {
    try {
      return services.call(integration, arguments);
    } catch (ServiceCallFailed failed) {
      throw new TaskFailed(failed.error(), failed.cause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TaskFailed("States.TaskFailed", "the local cloud is stopping");
    }
  }
}
