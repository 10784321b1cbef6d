package cpor.local.alarms;

/** As CloudWatch calls them. */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
