package cpor.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with variables, such as {@code /claims/{id}} or {@code /consent/{proxy+}}. */
record PathTemplate(List<Segment> segments) {

  /** The more specific one first: segment by segment, a word before a variable before the rest. */
  static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
      (left, right) -> Arrays.compare(ranks(left), ranks(right));

  sealed interface Segment {
    record Word(String text) implements Segment {}

    record Variable(String name) implements Segment {}

    /** Takes all that is left, at least one segment. */
    record Greedy(String name) implements Segment {}
  }

  static PathTemplate parse(String path) {
    List<Segment> segments = new ArrayList<>();
    for (String part : split(path)) {
      if (part.startsWith("{") && part.endsWith("+}")) {
        segments.add(new Segment.Greedy(part.substring(1, part.length() - 2)));
      } else if (part.startsWith("{") && part.endsWith("}")) {
        segments.add(new Segment.Variable(part.substring(1, part.length() - 1)));
      } else {
        segments.add(new Segment.Word(part));
      }
    }
    return new PathTemplate(List.copyOf(segments));
  }

  /** The variables' values, decoded, if the path fits. */
  Optional<Map<String, String>> match(String rawPath) {
    List<String> parts = split(rawPath);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      if (i >= parts.size()) {
        return Optional.empty();
      }
      String part = parts.get(i);
      switch (segments.get(i)) {
        case Segment.Word word -> {
          if (!word.text().equals(decoded(part))) {
            return Optional.empty();
          }
        }
        case Segment.Variable variable -> {
          if (part.isEmpty()) {
            return Optional.empty();
          }
          variables.put(variable.name(), decoded(part));
        }
        case Segment.Greedy greedy -> {
          String rest = String.join("/", parts.subList(i, parts.size()));
          if (rest.isEmpty()) {
            return Optional.empty();
          }
          variables.put(greedy.name(), decoded(rest));
          return Optional.of(variables);
        }
      }
    }
    return parts.size() == segments.size() ? Optional.of(variables) : Optional.empty();
  }

  private static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }

  private static int[] ranks(PathTemplate template) {
    return template.segments.stream()
        .mapToInt(
            segment ->
                switch (segment) {
                  case Segment.Word _ -> 0;
                  case Segment.Variable _ -> 1;
                  case Segment.Greedy _ -> 2;
                })
        .toArray();
  }
}
