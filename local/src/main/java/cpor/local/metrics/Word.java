package cpor.local.metrics;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Something that CloudWatch has a word for. */
public interface Word {

  String word();

  /**
   * One of several by its word.
   *
   * @throws IllegalArgumentException naming those that are known here
   */
  static <E extends Enum<E> & Word> E of(Class<E> kind, String word) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(known -> known.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is %s, but only %s are known here"
                        .formatted(
                            word,
                            Arrays.stream(kind.getEnumConstants())
                                .map(Word::word)
                                .collect(Collectors.joining(", ")))));
  }
}
