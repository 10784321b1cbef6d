package cpor.local.alarms;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an alarm says, and since when in the product's time. */
public record AlarmStatus(Alarm alarm, AlarmState state, Instant since) {
  private static final Pattern SECTION =
      Pattern.compile(" *See docs/runbook\\.md#(?<section>[\\w-]+)");

  /** What is wrong while it rings, without where the runbook tells of it. */
  public String summary() {
    return SECTION.matcher(alarm.description()).replaceFirst("");
  }

  public boolean isRinging() {
    return state == AlarmState.ALARM;
  }

  /** The runbook's section about it; empty if its description names none. */
  public String section() {
    Matcher section = SECTION.matcher(alarm.description());
    return section.find() ? section.group("section") : "";
  }
}
