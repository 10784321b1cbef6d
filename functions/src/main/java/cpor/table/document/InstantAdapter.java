package cpor.table.document;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Times as {@link Instant#toString} writes them. They are read by the places of their digits: the
 * parser of {@code java.time}, which takes every form there is, allocates ten times as much.
 */
public final class InstantAdapter implements JsonAdapter<Instant> {

  private static final int LENGTH_IN_SECONDS = "2026-11-23T09:00:00Z".length();
  private static final int DIGITS_OF_NANOSECONDS = 9;

  @Override
  public void toJson(JsonWriter writer, Instant time) {
    writer.value(time.toString());
  }

  @Override
  public Instant fromJson(JsonReader reader) {
    return instant(reader.readString());
  }

  static Instant instant(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanoseconds(text))
        .toInstant(ZoneOffset.UTC);
  }

  private static int nanoseconds(String text) {
    int digits = text.length() - LENGTH_IN_SECONDS - 1;
    if (digits <= 0) {
      return 0;
    }
    int fraction = number(text, LENGTH_IN_SECONDS, LENGTH_IN_SECONDS + digits);
    for (int missing = digits; missing < DIGITS_OF_NANOSECONDS; missing++) {
      fraction *= 10;
    }
    return fraction;
  }

  private static int number(String text, int begin, int end) {
    return Integer.parseInt(text, begin, end, 10);
  }
}
