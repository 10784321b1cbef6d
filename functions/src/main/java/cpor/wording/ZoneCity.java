package cpor.wording;

import java.time.ZoneId;

/** The city that a time zone is named after. */
final class ZoneCity {

  private ZoneCity() {}

  /** {@code New York} for {@code America/New_York}; a zone that names no city is given as it is. */
  static String of(ZoneId zone) {
    String id = zone.getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
