package cpor.api.request;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a JSON value in one way: the same value is the same text, whatever bytes it came in. */
public final class CanonicalJson {

  private final StringBuilder text = new StringBuilder();

  private CanonicalJson() {}

  public static String of(@Nullable Object tree) {
    CanonicalJson canonical = new CanonicalJson();
    canonical.append(tree);
    return canonical.text.toString();
  }

  private void append(@Nullable Object tree) {
    switch (tree) {
      case Map<?, ?> members -> {
        text.append('{');
        for (Map.Entry<?, ?> member : new TreeMap<>(members).entrySet()) {
          append(member.getKey());
          append(member.getValue());
        }
        text.append('}');
      }
      case List<?> elements -> {
        text.append('[');
        for (Object element : elements) {
          append(element);
        }
        text.append(']');
      }
      // by its length, so that nothing in a text looks like its end
      case String string -> text.append('"').append(string.length()).append(':').append(string);
      case null -> text.append("null,");
      case Object scalar -> text.append(scalar).append(',');
    }
  }
}
