package cpor.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.alarms.AlarmStatus;
import cpor.local.alarms.Alarms;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;

/** {@code GET /_local/alarms}: what each alarm says now, and when they began to ring so far. */
record AlarmsDoor(Alarms alarms) implements Door {

  @Override
  public Answer answer(Request request) {
    if (!request.method().equals("GET")) {
      return Problem.of(405, "Method Not Allowed", "send a GET").with("allow", "GET");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode now = answer.putArray("alarms");
    for (AlarmStatus status : alarms.now()) {
      now.addObject()
          .put("name", status.alarm().name())
          .put("state", status.state().name())
          .put("since", status.since().toString())
          .put("description", status.alarm().description())
          .put("runbook", LocalCloud.LOCAL_PATH + "/runbook#" + status.section());
    }
    ArrayNode rings = answer.putArray("rings");
    alarms
        .rings()
        .forEach(
            ring -> rings.addObject().put("alarm", ring.alarm()).put("at", ring.at().toString()));
    return Answer.jsonLine(200, answer);
  }
}
