package cpor.http;

/** A text is not one JSON value; where it stops being one is counted from 1. */
public final class NotJson extends RuntimeException {
  NotJson(int line, int column) {
    super("no JSON from line %d, column %d".formatted(line, column));
  }
}
