package cpor.table.notices;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** The days whose digest is done, so that another run on the same day tells nobody again. */
public final class DigestRecords {

  private static final Duration KEPT_FOR = Duration.ofDays(90);

  private final Table table;

  public DigestRecords(Table table) {
    this.table = table;
  }

  public boolean isDone(LocalDate day) {
    return table.get(keyOf(day)).isPresent();
  }

  /**
   * Keeps that a day is done.
   *
   * @param claims of how many the lead was told; of none it was not told at all
   */
  public void done(LocalDate day, int claims, Instant now) {
    table.put(
        Item.at(keyOf(day))
            .put("claims", claims)
            .put("at", now)
            .put("expiresAt", now.plus(KEPT_FOR).getEpochSecond()));
  }

  private static Key keyOf(LocalDate day) {
    return new Key("DIGEST", day.toString());
  }
}
