package cpor.idna;

import java.util.List;
import java.util.Set;

/** What keeps a domain readable where scripts of both directions meet: RFC 5893, section 2. */
final class BidiRule {

  private static final Set<Byte> RIGHT_TO_LEFT =
      Set.of(Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);

  private static final Set<Byte> OF_EITHER_DIRECTION =
      Set.of(
          Character.DIRECTIONALITY_EUROPEAN_NUMBER,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
          Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_OTHER_NEUTRALS,
          Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
          Character.DIRECTIONALITY_NONSPACING_MARK);

  private BidiRule() {}

  /**
   * The rule is for domains with something that runs from right to left, and then for all of it.
   */
  static boolean holdsForAll(List<String> labels) {
    boolean bidi = labels.stream().flatMapToInt(String::codePoints).anyMatch(BidiRule::isBidi);
    return !bidi || labels.stream().allMatch(BidiRule::holds);
  }

  private static boolean isBidi(int character) {
    byte direction = Character.getDirectionality(character);
    return RIGHT_TO_LEFT.contains(direction) || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  private static boolean holds(String label) {
    List<Byte> directions = label.codePoints().mapToObj(Character::getDirectionality).toList();
    byte first = directions.getFirst();
    byte last = lastWithoutMarks(directions);
    if (first == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
      return directions.stream()
              .allMatch(each -> each == first || OF_EITHER_DIRECTION.contains(each))
          && (last == first || last == Character.DIRECTIONALITY_EUROPEAN_NUMBER);
    }
    return RIGHT_TO_LEFT.contains(first)
        && directions.stream().allMatch(BidiRule::mayStandFromRightToLeft)
        && mayEndFromRightToLeft(last)
        && !(directions.contains(Character.DIRECTIONALITY_EUROPEAN_NUMBER)
            && directions.contains(Character.DIRECTIONALITY_ARABIC_NUMBER));
  }

  private static boolean mayStandFromRightToLeft(byte direction) {
    return RIGHT_TO_LEFT.contains(direction)
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER
        || OF_EITHER_DIRECTION.contains(direction);
  }

  private static boolean mayEndFromRightToLeft(byte direction) {
    return RIGHT_TO_LEFT.contains(direction)
        || direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  private static byte lastWithoutMarks(List<Byte> directions) {
    return directions.reversed().stream()
        .filter(direction -> direction != Character.DIRECTIONALITY_NONSPACING_MARK)
        .findFirst()
        .orElse(Character.DIRECTIONALITY_NONSPACING_MARK);
  }
}
