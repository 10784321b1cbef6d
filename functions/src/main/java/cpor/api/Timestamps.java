package cpor.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the API shows them: RFC 3339 in UTC, in whole seconds. */
final class Timestamps {

  private Timestamps() {}

  static String show(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static @Nullable String showIfAny(@Nullable Instant time) {
    return time == null ? null : show(time);
  }
}
