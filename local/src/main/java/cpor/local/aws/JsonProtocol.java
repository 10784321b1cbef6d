package cpor.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;

/** The AWS JSON protocol, version 1.0, in front of a service. */
record JsonProtocol(JsonService service) implements Door {

  /** The header that names the service's version and the operation. */
  static final String TARGET = "X-Amz-Target";

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer answer(Request request) {
    String target = request.header(TARGET).orElse("");
    try {
      JsonNode asked = JSON.readTree(request.text());
      JsonNode answer = service.answer(target.substring(target.lastIndexOf('.') + 1), asked);
      return Answer.of(200, CONTENT_TYPE, answer.toString());
    } catch (JsonProcessingException malformed) {
      return fault(400, "SerializationException", "the request is not JSON");
    } catch (AwsError refused) {
      return ErrorForm.JSON.answer(refused);
    }
  }

  static Answer fault(AwsError error) {
    return fault(error.status(), error.code(), error.message(), error.details());
  }

  static Answer fault(int status, String code, String message) {
    return fault(status, code, message, JSON.createObjectNode());
  }

  private static Answer fault(int status, String code, String message, ObjectNode details) {
    ObjectNode body = JSON.createObjectNode().put("__type", code).put("message", message);
    return Answer.of(status, CONTENT_TYPE, body.setAll(details).toString());
  }
}
