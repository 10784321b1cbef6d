package cpor.http;

/**
 * A text is not one JSON value, or one that goes beyond what is read; where it stops being one is
 * counted from 1.
 */
public final class NotJson extends RuntimeException {

  private NotJson(String found, int line, int column) {
    super("%s from line %d, column %d".formatted(found, line, column));
  }

  static NotJson from(int line, int column) {
    return new NotJson("no JSON", line, column);
  }

  static NotJson beyond(String limits, int line, int column) {
    return new NotJson("beyond what is read (%s)".formatted(limits), line, column);
  }
}
