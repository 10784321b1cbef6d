package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A problem that stood in the way of a request. */
public record Refusal(JsonNode json) {

  public String detail() {
    return json.path("detail").asText();
  }

  /** What is wrong, by JSON Pointer. */
  public Map<String, String> errors() {
    return json.path("errors")
        .valueStream()
        .collect(
            Collectors.toMap(
                error -> error.path("pointer").asText(), error -> error.path("detail").asText()));
  }

  /** What the caller may do instead. */
  public List<String> allowedActions() {
    return json.path("allowedActions").valueStream().map(JsonNode::asText).toList();
  }
}
