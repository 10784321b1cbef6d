package cpor.repair;

import cpor.calendar.CalendarFile;
import cpor.claim.StageName;
import cpor.cloud.Cloud;
import cpor.metric.Metric;
import cpor.metric.MetricLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** What repair, and its look at the calendar, tell the dashboard and the alarms. */
public final class RepairMetrics {

  private final MetricLines lines;
  private final Clock clock;

  public RepairMetrics(Cloud cloud) {
    lines = new MetricLines(cloud);
    clock = cloud.clock();
  }

  /** For how many days more the calendar knows what is decreed. */
  public void lasts(CalendarFile calendar) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    lines.emit(Metric.count("CalendarDaysLeft", calendar.daysLeft(today)));
  }

  /** What a run has done. */
  void done(RepairTally tally) {
    lines.emit(
        Metric.count("DoorbellsRung", tally.count(Repair.Outcome.RUNG)),
        Metric.count("ExecutionsRestarted", tally.count(Repair.Outcome.STARTED)),
        Metric.count("RepairsFailed", tally.failures()),
        Metric.count("CustomersNotAsked", tally.customersNotAsked()));
  }

  /** What a walk through all open claims has counted; a stage without claims is told too. */
  void counted(Census census) {
    Instant now = clock.instant();
    for (StageName stage : StageName.values()) {
      if (!stage.hasClock()) {
        continue;
      }
      Optional<Census.Group> group = census.of(stage);
      Instant oldest = group.map(Census.Group::oldest).orElse(now);
      lines.emit(
          Map.of("Stage", stage.name()),
          Metric.count("OpenClaims", group.map(Census.Group::claims).orElse(0)),
          new Metric("OldestClaimAge", "Seconds", Duration.between(oldest, now).toSeconds()));
    }
  }
}
