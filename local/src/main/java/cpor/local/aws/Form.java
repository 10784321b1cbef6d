package cpor.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Form-encoded parameters, as a query string or as the body of the AWS Query protocol. */
record Form(Map<String, String> parameters) {

  /**
   * @param encoded null, as of a missing query string, is no parameters
   */
  static Form parse(@Nullable String encoded) {
    if (encoded == null) {
      return new Form(Map.of());
    }
    Map<String, String> parameters = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
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
