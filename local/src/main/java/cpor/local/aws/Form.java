package cpor.local.aws;

import cpor.local.web.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a query string, or of a call by the AWS Query protocol; one value each. */
record Form(Map<String, String> parameters) {

  static Form parse(String encoded) {
    Map<String, String> parameters = new HashMap<>();
    Request.parameters(encoded).forEach((name, values) -> parameters.put(name, values.getFirst()));
    return new Form(parameters);
  }

  /** Its value, or the empty string. */
  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The values of {@code name.member.1}, {@code name.member.2} and so on. */
  List<String> members(String name) {
    List<String> members = new ArrayList<>();
    for (int i = 1; parameters.containsKey(name + ".member." + i); i++) {
      members.add(get(name + ".member." + i));
    }
    return members;
  }
}
