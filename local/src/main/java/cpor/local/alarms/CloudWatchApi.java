package cpor.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.JsonService;
import cpor.local.aws.QueryService;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * CloudWatch as far as its clients ask for alarms, in both protocols that they speak: {@code
 * DescribeAlarms}, of some names or in a state.
 */
public record CloudWatchApi(Alarms alarms) implements JsonService, QueryService {
  /** Of its answers in XML. */
  public static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

  private static final String DESCRIBE = "DescribeAlarms";

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    Set<String> names = new HashSet<>();
    request.path("AlarmNames").forEach(name -> names.add(name.asText()));
    ObjectNode answer = described(operation, names, request.path("StateValue").asText());
    answer
        .path("MetricAlarms")
        .forEach(
            alarm ->
                ((ObjectNode) alarm)
                    .put(
                        "StateUpdatedTimestamp",
                        Instant.parse(alarm.path("StateUpdatedTimestamp").asText())
                            .getEpochSecond()));
    return answer;
  }

  @Override
  public JsonNode answer(String action, Map<String, String> form) {
    Set<String> names = new HashSet<>();
    for (int i = 1; form.containsKey("AlarmNames.member." + i); i++) {
      names.add(form.getOrDefault("AlarmNames.member." + i, ""));
    }
    return described(action, names, form.getOrDefault("StateValue", ""));
  }

  private ObjectNode described(String operation, Set<String> names, String state) {
    if (!operation.equals(DESCRIBE)) {
      throw AwsError.notServed("CloudWatch", operation);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode described = answer.putArray("MetricAlarms");
    for (AlarmStatus status : alarms.now()) {
      Alarm alarm = status.alarm();
      if ((names.isEmpty() || names.contains(alarm.name()))
          && (state.isEmpty() || state.equals(status.state().name()))) {
        described
            .addObject()
            .put("AlarmName", alarm.name())
            .put("AlarmDescription", alarm.description())
            .put("StateValue", status.state().name())
            .put("StateUpdatedTimestamp", status.since().toString())
            .put("EvaluationPeriods", alarm.periods())
            .put("DatapointsToAlarm", alarm.datapoints())
            .put("Period", alarm.period().toSeconds())
            .put("Threshold", alarm.threshold())
            .put("ComparisonOperator", alarm.comparison().word())
            .put("TreatMissingData", alarm.missing().word());
      }
    }
    answer.putArray("CompositeAlarms");
    return answer;
  }
}
