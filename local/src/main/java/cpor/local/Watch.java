package cpor.local;

import cpor.local.alarms.Alarm;
import cpor.local.alarms.Alarms;
import cpor.local.faults.Faults;
import cpor.local.gateway.MeasuredApi;
import cpor.local.lambda.Invoker;
import cpor.local.lambda.MeasuredFunctions;
import cpor.local.logs.LogGroups;
import cpor.local.metrics.LogMetrics;
import cpor.local.metrics.Metrics;
import cpor.local.template.FunctionResource;
import cpor.local.template.StateMachineResource;
import cpor.local.template.Template;
import cpor.local.web.Door;
import java.time.Instant;
import java.util.stream.Collectors;
import stepfunctions.StepFunctions;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.LogLine;

/** CloudWatch over the product: what is measured, and what rings. */
record Watch(Metrics metrics, LogMetrics fromLogs, Alarms alarms, Wakefulness wakefulness) {

  static Watch of(Template template, Options options, VirtualClock clock, Faults faults) {
    Metrics metrics = new Metrics(clock, Alarm.metrics(template.alarms()));
    Wakefulness wakefulness = new Wakefulness(clock, () -> !faults.active().isEmpty());
    faults.onChange(wakefulness::stir);
    Instant start = clock.instant();
    Alarms alarms =
        new Alarms(
            template.alarms(),
            metrics,
            (alarm, from, before) ->
                !options.schedules()
                    || from.isBefore(start)
                    || (alarm.isOfTheProduct() && wakefulness.slept(from, before)));
    return new Watch(
        metrics, new LogMetrics(template.metricFilters(), metrics), alarms, wakefulness);
  }

  /** Measures what is written to logs. */
  void read(LogGroups logs) {
    logs.onWrite(fromLogs::read);
  }

  /** Measures executions, and what a state machine logs of them. */
  void read(StepFunctions stepFunctions, StateMachineResource machine, Faults faults) {
    stepFunctions.onEvent(new ExecutionMetrics(metrics, faults)::happened);
    String group = machine.logGroup();
    if (group != null) {
      stepFunctions.onEvent(
          (execution, event) -> fromLogs.read(group, LogLine.of(execution, event)));
    }
  }

  /** Measures the calls of functions. */
  Invoker measured(Invoker functions, Template template) {
    return new MeasuredFunctions(
        functions,
        template.functions().stream()
            .collect(
                Collectors.toUnmodifiableMap(FunctionResource::logicalId, FunctionResource::name)),
        metrics);
  }

  /** Measures the answers of the HTTP API; somebody who asks it is at work. */
  Door measured(Door api, String apiId) {
    Door measured = new MeasuredApi(api, apiId, metrics);
    return request -> {
      wakefulness.stir();
      return measured.answer(request);
    };
  }
}
