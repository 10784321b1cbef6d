package cpor.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.events.Rules;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.rights.AccessDenied;
import cpor.local.template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import stepfunctions.clock.VirtualClock;

/**
 * Calls functions by the product's time, as EventBridge's schedules do. What is called every few
 * minutes is left out: a jump over a year would call it for minutes.
 *
 * @param rights lets a schedule call its function, or says why it may not
 * @param hourly whether what is called each hour is not left out too
 * @param log takes what went wrong; the next call comes in its time
 */
record Schedules(
    VirtualClock clock,
    Invoker functions,
    Rules rules,
    Consumer<Schedule> rights,
    boolean hourly,
    Consumer<String> log) {

  private static final Duration LEAST = Duration.ofDays(1);

  void start(List<Schedule> schedules) {
    schedules.stream()
        .filter(this::isFollowed)
        .forEach(schedule -> after(clock.instant(), schedule));
  }

  private boolean isFollowed(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Rate(_, _, _, Duration every, _) -> every.compareTo(LEAST) >= 0;
      case Schedule.Hours _ -> hourly;
    };
  }

  private void after(Instant last, Schedule schedule) {
    Instant next = schedule.after(last);
    clock.schedule(
        next,
        () -> {
          if (rules.isEnabled(schedule.name())) {
            call(schedule, next);
          }
          after(next, schedule);
        });
  }

  private void call(Schedule schedule, Instant at) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("detail-type", "Scheduled Event")
            .put("source", "aws.events")
            .put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
    try {
      rights.accept(schedule);
      byte[] _ =
          functions.invoke(
              schedule.functionId(), event.toString().getBytes(StandardCharsets.UTF_8));
    } catch (FunctionError | AccessDenied error) {
      log.accept(schedule.functionId() + " failed: " + error.getMessage());
    }
  }
}
