package cpor.local.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsError;
import cpor.local.aws.Call;

/** The body of a call in the AWS JSON protocol. */
final class RequestJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestJson() {}

  static JsonNode of(Call call) {
    try {
      return JSON.readTree(call.request().text());
    } catch (JsonProcessingException malformed) {
      throw new AwsError("SerializationException", "the request is not JSON");
    }
  }
}
