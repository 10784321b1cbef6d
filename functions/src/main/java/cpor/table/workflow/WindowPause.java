package cpor.table.workflow;

import cpor.table.Key;
import cpor.table.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * The time before which no consent window ends, because customers cannot reach their links. An
 * operator writes it, and the runbook says how.
 */
public final class WindowPause {

  /** How often an execution looks whether the window it waits in may end. */
  public static final Duration LOOKED_AT_EVERY = Duration.ofHours(1);

  private static final Key KEY = new Key("PAUSE", "CONSENT_WINDOWS");

  private final Table table;

  public WindowPause(Table table) {
    this.table = table;
  }

  /** Long ago, if nobody has ever paused them. */
  public Instant until() {
    return table.get(KEY).map(item -> item.requireTime("until")).orElse(Instant.EPOCH);
  }
}
