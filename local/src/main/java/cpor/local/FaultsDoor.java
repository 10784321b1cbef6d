package cpor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.faults.ActiveFault;
import cpor.local.faults.Faults;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /_local/faults}: POST begins one, {@code {"fault": "mail-refusing", "for": "PT1H"}}, GET
 * lists those that are on, DELETE ends all, or the one whose id follows. The page's forms post the
 * same words, or {@code end} and an id, and are sent back to the page.
 *
 * @param path where it is
 */
record FaultsDoor(String path, Faults faults) implements Door {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer answer(Request request) {
    String id = request.rawPath().substring(path.length()).replaceFirst("^/", "");
    try {
      return switch (request.method()) {
        case "GET" -> list();
        case "POST" -> post(request);
        case "DELETE" -> end(id);
        default ->
            Problem.of(405, "Method Not Allowed", "send GET, POST or DELETE")
                .with("allow", "GET, POST, DELETE");
      };
    } catch (IllegalArgumentException refused) {
      return Problem.of(400, "Bad Request", String.valueOf(refused.getMessage()));
    } catch (JsonProcessingException notJson) {
      return Problem.of(
          400,
          "Bad Request",
          "send JSON such as {\"fault\": \"mail-refusing\", \"for\": \"PT1H\"}");
    }
  }

  private Answer list() {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode on = list.putArray("faults");
    faults.active().forEach(fault -> on.add(fault.json()));
    return Answer.jsonLine(200, list);
  }

  private Answer post(Request request) throws JsonProcessingException {
    // curl calls JSON a form when nobody told it otherwise, so the body decides
    Map<String, String> form = request.form();
    if (form.containsKey("end")) {
      boolean _ = faults.end(form.getOrDefault("end", ""));
      return Answer.seeOther(LocalCloud.LOCAL_PATH);
    }
    if (form.containsKey("fault")) {
      // a field that is left empty says nothing
      form.values().removeIf(String::isEmpty);
      ActiveFault _ = faults.begin(form);
      return Answer.seeOther(LocalCloud.LOCAL_PATH);
    }
    JsonNode body = JSON.readTree(request.text());
    if (!body.isObject()) {
      throw new IllegalArgumentException("send a JSON object with fault");
    }
    Map<String, String> words = new LinkedHashMap<>();
    body.properties().forEach(member -> words.put(member.getKey(), member.getValue().asText()));
    return Answer.jsonLine(201, faults.begin(words).json());
  }

  private Answer end(String id) {
    if (id.isEmpty()) {
      faults.endAll();
    } else if (!faults.end(id)) {
      return Problem.of(404, "Not Found", "no fault has the id " + id);
    }
    return new Answer(204, Map.of(), new byte[0]);
  }
}
