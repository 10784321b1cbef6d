package cpor.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * What can be seen of an execution that has ended.
 *
 * @param end status, output, error and cause
 * @param events its history. Branches run side by side and their events interleave by chance, so
 *     the order is that of causes: an event stands behind the one that led to it, and of several
 *     with the same cause the alphabet decides
 */
record Trace(String end, List<String> events) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Members of an event's details that say what happened, not when, where or how long the text. */
  private static final Set<String> TOLD =
      Set.of(
          "name",
          "error",
          "resource",
          "resourceType",
          "timeoutInSeconds",
          "location",
          "state",
          "input",
          "parameters",
          "assignedVariables");

  Trace {
    events = List.copyOf(events);
  }

  /**
   * @param neutral replaces what differs between two sides by right, such as ARNs
   */
  static Trace of(
      DescribeExecutionResponse execution,
      List<HistoryEvent> events,
      UnaryOperator<String> neutral) {
    String end =
        "%s output %s error %s"
            .formatted(
                execution.statusAsString(),
                Optional.ofNullable(execution.output()).map(Trace::canonical).orElse("none"),
                Optional.ofNullable(execution.error()).orElse("none"));
    List<String> lines = new ArrayList<>();
    append(lines, events.stream().filter(Trace::isTold).toList(), 0, "", neutral);
    return new Trace(neutral.apply(end), lines);
  }

  /** LocalStack does not record that a cancelled branch's state was aborted. */
  private static boolean isTold(HistoryEvent event) {
    return !event.typeAsString().endsWith("StateAborted");
  }

  /**
   * The trace without what else LocalStack does not record: where an expression stood that failed,
   * which it tells twice where it is caught.
   */
  Trace withoutWhatTheReferenceLacks() {
    return new Trace(
        end,
        events.stream()
            .filter(event -> !event.matches(" *EvaluationFailed \\{error=[\\w.]+}"))
            .map(event -> event.replaceAll("(EvaluationFailed .*), location=[^,]+", "$1"))
            .toList());
  }

  /** The events that follow one, each with all that follows it. */
  private static void append(
      List<String> lines,
      List<HistoryEvent> events,
      long cause,
      String indent,
      UnaryOperator<String> neutral) {
    List<HistoryEvent> following =
        events.stream()
            .filter(event -> event.previousEventId() == cause)
            .sorted(Comparator.comparing((HistoryEvent event) -> line(event, neutral)))
            .toList();
    for (HistoryEvent event : following) {
      lines.add(indent + line(event, neutral));
      append(lines, events, event.id(), following.size() > 1 ? indent + "  " : indent, neutral);
    }
  }

  private static String line(HistoryEvent event, UnaryOperator<String> neutral) {
    TreeMap<String, String> told = new TreeMap<>();
    for (SdkField<?> field : event.sdkFields()) {
      if (field.getValueOrDefault(event) instanceof SdkPojo details) {
        details
            .sdkFields()
            .forEach(
                member -> {
                  Object value = member.getValueOrDefault(details);
                  String name = member.memberName();
                  if (value != null && isTold(event, name, value)) {
                    told.put(name, canonical(value));
                  }
                });
      }
    }
    return neutral.apply(event.typeAsString() + " " + told);
  }

  /** What a service answers is the service's; what a state makes of it is told. */
  private static boolean isTold(HistoryEvent event, String member, Object value) {
    if (member.equals("output")) {
      return event.typeAsString().endsWith("StateExited");
    }
    return TOLD.contains(member) && !value.equals(Map.of());
  }

  /** JSON without insignificant differences, other text as it is. */
  private static String canonical(Object value) {
    if (value instanceof Map<?, ?> variables) {
      return new TreeMap<>(variables).toString();
    }
    String text = value.toString();
    try {
      return JSON.writeValueAsString(JSON.readValue(text, Object.class));
    } catch (JsonProcessingException plainText) {
      return text;
    }
  }
}
