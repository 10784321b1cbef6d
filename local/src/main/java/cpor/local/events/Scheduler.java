package cpor.local.events;

import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.DailySchedule;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/** EventBridge Scheduler, in the product's time. */
public record Scheduler(
    VirtualClock clock,
    Invoker functions,
    InFlight underWay,
    Executor threads,
    Consumer<String> log) {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

  /** From now on the schedule's function is called whenever its time comes. */
  public void start(DailySchedule schedule) {
    Timer _ =
        clock.schedule(
            schedule.after(clock.instant()),
            () -> {
              underWay.begin();
              threads.execute(() -> call(schedule.functionId()));
              start(schedule);
            });
  }

  private void call(String functionId) {
    try {
      byte[] _ = functions.invoke(functionId, NOTHING);
    } catch (FunctionError error) {
      log.accept(functionId + " failed: " + error.getMessage());
    } finally {
      underWay.end();
    }
  }
}
