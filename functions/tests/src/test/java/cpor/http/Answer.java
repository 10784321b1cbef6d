package cpor.http;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer of a function, with its JSON read. */
public record Answer(int status, Map<String, String> headers, String text) {

  private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

  public Object json() {
    return JSON.fromJson(text);
  }

  /** The value at a path of names, such as {@code deadline.dueAt}. */
  public @Nullable Object at(String path) {
    Object value = json();
    for (String name : path.split("\\.", -1)) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(name))
              : ((Map<?, ?>) Objects.requireNonNull(value)).get(name);
    }
    return value;
  }

  public String textAt(String path) {
    return (String) Objects.requireNonNull(at(path), path);
  }

  /** The pointers of everything that was wrong. */
  public List<String> pointers() {
    return ((List<?>) Objects.requireNonNull(at("errors")))
        .stream().map(error -> (String) ((Map<?, ?>) error).get("pointer")).toList();
  }

  static Answer read(String answer) {
    Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(JsonTree.read(answer));
    Map<String, String> headers = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(json.get("headers")))
        .forEach((name, value) -> headers.put((String) name, (String) value));
    return new Answer(
        Integer.parseInt(String.valueOf(json.get("statusCode"))),
        headers,
        (String) Objects.requireNonNull(json.get("body")));
  }
}
