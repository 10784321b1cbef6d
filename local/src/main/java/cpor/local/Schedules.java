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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import stepfunctions.clock.VirtualClock;

/**
 * Calls functions by the product's time, as EventBridge's schedules do. What is called every few
 * minutes is called while somebody is at work: a jump over years would call it for minutes.
 */
final class Schedules {

  private static final Duration SELDOM = Duration.ofDays(1);

  /** "How Lambda handles errors and retries with asynchronous invocation". */
  private static final List<Duration> REPEATED_AFTER =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final VirtualClock clock;
  private final Invoker functions;
  private final Rules rules;
  private final Consumer<Schedule> rights;
  private final boolean often;
  private final Wakefulness wakefulness;
  private final ToIntFunction<String> repetitions;
  private final Consumer<String> log;
  private final List<Schedule> asleep = new ArrayList<>();

  /**
   * Calls nobody yet.
   *
   * @param rights lets a schedule call its function, or says why it may not
   * @param often whether functions are called that a schedule calls each hour, or more often
   * @param repetitions how often a call of a function is repeated that failed
   * @param log takes what went wrong; the next call comes in its time
   */
  Schedules(
      VirtualClock clock,
      Invoker functions,
      Rules rules,
      Consumer<Schedule> rights,
      boolean often,
      Wakefulness wakefulness,
      ToIntFunction<String> repetitions,
      Consumer<String> log) {
    this.clock = clock;
    this.functions = functions;
    this.rules = rules;
    this.rights = rights;
    this.often = often;
    this.wakefulness = wakefulness;
    this.repetitions = repetitions;
    this.log = log;
    wakefulness.onWake(this::wake);
  }

  void start(List<Schedule> schedules) {
    for (Schedule schedule : schedules) {
      if (isFrequent(schedule)) {
        asleep.add(schedule);
      } else if (often || schedule instanceof Schedule.Rate) {
        after(clock.instant(), schedule);
      }
    }
  }

  /** Whether its calls are left out while nobody is at work. */
  static boolean isFrequent(Schedule schedule) {
    return schedule instanceof Schedule.Rate(_, _, _, Duration every, _)
        && every.compareTo(SELDOM) < 0;
  }

  private void wake() {
    if (often) {
      List<Schedule> woken;
      synchronized (asleep) {
        woken = List.copyOf(asleep);
        asleep.clear();
      }
      woken.forEach(schedule -> after(clock.instant(), schedule));
    }
  }

  private void after(Instant last, Schedule schedule) {
    Instant next = schedule.after(last);
    clock.schedule(next, () -> due(schedule, next));
  }

  private void due(Schedule schedule, Instant at) {
    if (isFrequent(schedule)) {
      synchronized (asleep) {
        if (!wakefulness.goesOn()) {
          asleep.add(schedule);
          return;
        }
      }
    }
    if (rules.isEnabled(schedule.name())) {
      int repeated = repetitions.applyAsInt(schedule.functionId());
      call(schedule, at, REPEATED_AFTER.subList(0, Math.min(repeated, REPEATED_AFTER.size())));
    }
    after(at, schedule);
  }

  private void call(Schedule schedule, Instant at, List<Duration> again) {
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
      if (!again.isEmpty()) {
        clock.schedule(
            clock.instant().plus(again.getFirst()),
            () -> call(schedule, at, again.subList(1, again.size())));
      }
    }
  }
}
