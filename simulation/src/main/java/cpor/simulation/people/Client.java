package cpor.simulation.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.simulation.cloud.Invocation;
import cpor.simulation.cloud.World;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends requests as API Gateway hands them on, and reads the answers. */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private int sent;

  Client(World world) {
    this.world = world;
  }

  /**
   * A request.
   *
   * @param route such as {@code POST /claims/{id}/submit}
   * @param parameters of its path
   * @param form whether the body is a form, and not JSON
   */
  record Call(
      String function,
      String route,
      Map<String, String> parameters,
      Map<String, String> headers,
      String body,
      boolean form) {}

  /** Sends it; nothing comes back if the function was lost. */
  void send(Call call, Wish wish, Consumer<Wish.Answer> answered) {
    world.request(
        call.function(),
        event(call, wish).toString(),
        outcome -> {
          Wish.@Nullable Answer answer = answer(outcome);
          if (answer != null) {
            answered.accept(answer);
          }
        });
  }

  private ObjectNode event(Call call, Wish wish) {
    sent++;
    String[] route = call.route().split(" ", 2);
    String path = route[1];
    for (Map.Entry<String, String> parameter : call.parameters().entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", call.route()).put("rawPath", path);
    ObjectNode headers = event.putObject("headers");
    headers.put("content-type", contentType(call, route[0]));
    call.headers().forEach(headers::put);
    ObjectNode parameters = event.putObject("pathParameters");
    call.parameters().forEach(parameters::put);
    ObjectNode context = event.putObject("requestContext").put("requestId", "request-" + sent);
    context.putObject("http").put("method", route[0]);
    if (wish.role() != Wish.Role.CUSTOMER) {
      context.putObject("authorizer").putObject("jwt").set("claims", token(wish));
    }
    event.put("body", call.body()).put("isBase64Encoded", false);
    return event;
  }

  private static String contentType(Call call, String method) {
    if (call.form()) {
      return "application/x-www-form-urlencoded";
    }
    return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }

  private static ObjectNode token(Wish wish) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("sub", wish.person()).put("name", wish.name());
    return wish.role() == Wish.Role.PARTNER
        ? claims
            .put("scope", "claims:read claims:write")
            .put("organisation", "org-17")
            .put("organisation_name", "Adatum Zrt.")
            .put("partner_ids", "4567890 4567891")
        : claims.put("scope", "reviews:read reviews:write");
  }

  private Wish.@Nullable Answer answer(Invocation.Outcome outcome) {
    return switch (outcome) {
      case Invocation.Outcome.Answered(String text) -> {
        JsonNode answer = tree(text);
        JsonNode etag = answer.path("headers").path("etag");
        yield new Wish.Answer(
            world.now(),
            answer.path("statusCode").asInt(),
            etag.isTextual() ? etag.asText() : null,
            answer.path("body").asText());
      }
      case Invocation.Outcome.Failed _ -> new Wish.Answer(world.now(), 500, null, "");
      case Invocation.Outcome.Gone _ -> null;
    };
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }
}
