package cpor.api;

import com.github.f4b6a3.uuid.factory.UuidFactory.Parameters;
import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.time.Instant;

/**
 * Makes the ids of claims and documents, which are ordered by time. To keep that order, it
 * remembers the last one: so a function has its own, and no snapshot holds what a rehearsal has
 * made up.
 */
final class NewIds {

  private final TimeOrderedEpochFactory factory = new TimeOrderedEpochFactory();

  String at(Instant time) {
    return factory.create(Parameters.builder().withInstant(time).build()).toString();
  }
}
