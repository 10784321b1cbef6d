package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A service that speaks the AWS JSON protocol. */
@FunctionalInterface
public interface JsonService {

  /**
   * Answers one call.
   *
   * @param operation its name without the service's, such as {@code StartExecution}
   */
  Answer answer(String operation, JsonNode request);

  /** An HTTP status and the JSON that goes with it. */
  record Answer(int status, JsonNode body) {

    public static Answer ok(JsonNode body) {
      return new Answer(200, body);
    }

    /**
     * An error that is the caller's fault.
     *
     * @param code the error's name, by which the SDK picks its exception
     */
    public static Answer refused(String code, String message) {
      return new Answer(
          400, JsonNodeFactory.instance.objectNode().put("__type", code).put("message", message));
    }
  }
}
