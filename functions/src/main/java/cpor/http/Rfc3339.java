package cpor.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Times as clients write them. */
public final class Rfc3339 {

  private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(?<=[+-]\\d\\d)(?=\\d\\d$)");

  private Rfc3339() {}

  /**
   * The time that a text names. An offset may lack its colon, as ISO 8601 has it in its basic
   * format and some generated clients write it: {@code +0000}.
   *
   * @throws DateTimeParseException when it names none
   */
  public static Instant parse(String text) {
    return Instant.parse(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst(":"));
  }
}
