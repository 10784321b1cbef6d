package dynamodb;

import org.jspecify.annotations.Nullable;

/** Refuses what this table does not know, so that nobody believes that it was tested. */
final class Unknown {

  private Unknown() {}

  static void unless(boolean known, String what) {
    if (!known) {
      throw new UnsupportedOperationException("the table in memory does not know " + what);
    }
  }

  /** An option that has to be left out. */
  static void unlessAbsent(@Nullable Object option, String name) {
    unless(option == null, name + " " + option);
  }
}
