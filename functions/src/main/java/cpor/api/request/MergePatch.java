package cpor.api.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396) on trees. */
public final class MergePatch {

  private MergePatch() {}

  /**
   * A tree with a patch applied. A member that the patch removes stays as null, which means the
   * same here and lets the reader notice that a client tried to remove what does not exist.
   */
  public static @Nullable Object applied(@Nullable Object target, @Nullable Object patch) {
    if (!(patch instanceof Map<?, ?> changes)) {
      return patch;
    }
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    if (target instanceof Map<?, ?> members) {
      members.forEach((name, value) -> merged.put((String) name, value));
    }
    changes.forEach(
        (name, value) ->
            merged.put(
                (String) name, value == null ? null : applied(merged.get((String) name), value)));
    return merged;
  }
}
