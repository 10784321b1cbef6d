package cpor.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cpor.local.web.Answer;

/** Refusals of the doors that AWS does not have. */
final class Problem {
  private Problem() {}

  static Answer of(int status, String title, String detail) {
    return Answer.of(
        status,
        "application/problem+json",
        JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
            + "\n");
  }
}
