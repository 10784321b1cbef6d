package cpor.local;

import cpor.local.logs.LogEvent;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import stepfunctions.StepFunctions;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.LogLine;

/**
 * The log of a state machine, read from the histories of its executions.
 *
 * @param machine its ARN
 */
record ExecutionLog(StepFunctions stepFunctions, String machine)
    implements Supplier<List<LogEvent>> {
  private static final int MOST_LINES = 10_000;

  private record Happened(Execution execution, HistoryEvent event) {
    LogEvent logged() {
      return new LogEvent(
          event.timestamp(), "states/" + execution.name(), LogLine.of(execution, event));
    }
  }

  @Override
  public List<LogEvent> get() {
    List<Happened> all =
        stepFunctions.executions().stream()
            .filter(execution -> execution.stateMachine().arn().equals(machine))
            .flatMap(ExecutionLog::happened)
            .sorted(Comparator.comparing(happened -> happened.event().timestamp()))
            .toList();
    return all.stream().skip(Math.max(0, all.size() - MOST_LINES)).map(Happened::logged).toList();
  }

  private static Stream<Happened> happened(Execution execution) {
    return execution.events().stream().map(event -> new Happened(execution, event));
  }
}
