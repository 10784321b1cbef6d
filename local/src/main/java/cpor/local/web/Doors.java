package cpor.local.web;

import java.util.Comparator;
import java.util.Map;

/** Doors side by side: a request is for the one with the longest path that it lies below. */
record Doors(Map<String, Door> byPath) implements Door {

  @Override
  public Answer answer(Request request) {
    return byPath.keySet().stream()
        .filter(path -> isBelow(request.rawPath(), path))
        .max(Comparator.comparingInt(String::length))
        .map(byPath::get)
        .orElseThrow(() -> new IllegalStateException("no door at " + request.rawPath()))
        .answer(request);
  }

  private static boolean isBelow(String path, String door) {
    return door.equals("/") || path.equals(door) || path.startsWith(door + "/");
  }
}
