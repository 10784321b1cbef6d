package cpor.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.RestJson;
import cpor.local.aws.RestJson.Operation;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.List;

/**
 * EventBridge Scheduler, whose schedules are all enabled here.
 *
 * @param names of the schedules
 */
public record SchedulerApi(List<String> names) implements Door {

  @Override
  public Answer answer(Request request) {
    return new RestJson("scheduler", List.of(Operation.of("GET /schedules", (_, _) -> list())))
        .answer(request);
  }

  private Answer list() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode schedules = answer.putArray("Schedules");
    names.forEach(
        name ->
            schedules
                .addObject()
                .put("Name", name)
                .put("GroupName", "default")
                .put("State", "ENABLED"));
    return Answer.json(200, answer);
  }
}
