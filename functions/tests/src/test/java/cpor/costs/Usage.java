package cpor.costs;

import cpor.cloud.DynamoDbMeter;
import cpor.cloud.DynamoDbMeter.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What something used of DynamoDB. */
record Usage(List<Reading> readings) {

  static final Usage NONE = new Usage(List.of());

  static Usage of(DynamoDbMeter meter, Runnable requests) {
    return new Usage(meter.during(requests));
  }

  Usage and(Usage more) {
    List<Reading> all = new ArrayList<>(readings);
    all.addAll(more.readings);
    return new Usage(all);
  }

  /** As a row of the table in the documentation. */
  String row(String useCase) {
    return "| %s | %s | %s | %s |"
        .formatted(
            useCase,
            calls(),
            plain(readings.stream().mapToDouble(Reading::reads).sum()),
            plain(readings.stream().mapToDouble(Reading::writes).sum()));
  }

  private String calls() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    readings.forEach(reading -> counts.merge(reading.operation(), 1, Integer::sum));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(
                count ->
                    count.getValue() == 1
                        ? count.getKey()
                        : count.getValue() + " × " + count.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String plain(double units) {
    return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
  }
}
