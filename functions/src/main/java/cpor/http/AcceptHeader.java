package cpor.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of several forms of an answer a client likes better, by its {@code Accept} (RFC 9110). */
record AcceptHeader(String value) {

  /**
   * What is said of one range of media types.
   *
   * @param quality from 0, not acceptable, to 1
   */
  private record Preference(String range, double quality) {

    static Preference of(String text) {
      String[] parts = text.toLowerCase(Locale.ROOT).split(";", -1);
      return new Preference(
          parts[0].strip(),
          Arrays.stream(parts)
              .skip(1)
              .map(String::strip)
              .filter(parameter -> parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)"))
              .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
              .findFirst()
              .orElse(1));
    }
  }

  boolean prefers(String mediaType, String other) {
    return quality(mediaType) > quality(other);
  }

  /** The closest range counts. */
  private double quality(String mediaType) {
    String type = mediaType.substring(0, mediaType.indexOf('/') + 1);
    return Stream.of(mediaType, type + "*", "*/*")
        .map(this::preference)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Preference::quality)
        .orElse(0.0);
  }

  private Optional<Preference> preference(String range) {
    return Arrays.stream(value.split(",", -1))
        .map(Preference::of)
        .filter(preference -> preference.range().equals(range))
        .findFirst();
  }
}
