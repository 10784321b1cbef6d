package cpor.local.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.Caller;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import cpor.local.metrics.Statistic;
import cpor.local.web.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepfunctions.clock.VirtualClock;

/** "DynamoDB metrics and dimensions": a throttle counts where it happened. */
class TableFaultsTest {

  private static final Metric READS = AwsMetrics.table("ReadThrottleEvents", "claims");
  private static final Metric WRITES = AwsMetrics.table("WriteThrottleEvents", "claims");
  private static final Metric INDEX = AwsMetrics.index("ReadThrottleEvents", "claims", "byWake");
  private static final Metric INDEX_WRITES =
      AwsMetrics.index("WriteThrottleEvents", "claims", "byWake");

  private final VirtualClock clock = VirtualClock.standingAt(Instant.parse("2026-11-23T08:00:00Z"));
  private final Faults faults =
      new Faults(clock, List.of("ClaimsFunction"), Map.of("byWake", "wakeKey"));
  private final Metrics metrics = new Metrics(clock, Set.of(READS, WRITES, INDEX, INDEX_WRITES));
  private final TableFaults guard =
      new TableFaults(faults, Map.of("Claims", "ClaimsFunction"), metrics);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetItem | {'TableName': 'claims'} | 1 | 0 | 0",
        "Query | {'TableName': 'claims'} | 1 | 0 | 0",
        "Query | {'TableName': 'claims', 'IndexName': 'byWake'} | 0 | 0 | 1",
        "BatchGetItem | {'RequestItems': {'claims': {'Keys': []}}} | 1 | 0 | 0",
        "PutItem | {'TableName': 'claims'} | 0 | 1 | 0",
        "TransactWriteItems | {'TransactItems': [{'Put': {'TableName': 'claims'}}]} | 0 | 1 | 0",
      },
      quoteCharacter = '`')
  void aThrottleCountsAtTheTableOrItsIndex(
      String operation, String request, int reads, int writes, int index) {
    var _ = faults.begin(Map.of("fault", "table-throttled"));

    refused(operation, request, "ThrottlingException");

    assertThat(List.of(count(READS), count(WRITES), count(INDEX)))
        .containsExactly(reads, writes, index);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Query | {'TableName': 'claims', 'IndexName': 'byWake'} | 1 | 0",
        "PutItem | {'TableName': 'claims', 'Item': {'wakeKey': {'S': 'OPEN'}}} | 0 | 1",
      },
      quoteCharacter = '`')
  void anIndexThatIsThrottledHoldsUpWhatIsWrittenToIt(
      String operation, String request, int reads, int writes) {
    var _ = faults.begin(Map.of("fault", "index-throttled", "index", "byWake"));

    refused(operation, request, "ThrottlingException");

    assertThat(List.of(count(INDEX), count(INDEX_WRITES))).containsExactly(reads, writes);
    assertThat(List.of(count(READS), count(WRITES))).containsExactly(0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Query | {'TableName': 'claims', 'IndexName': 'byDue'}",
        "GetItem | {'TableName': 'claims'}",
        "PutItem | {'TableName': 'claims', 'Item': {'pk': {'S': 'DIGEST'}}}",
      },
      quoteCharacter = '`')
  void whatDoesNotTouchTheIndexGoesOn(String operation, String request) {
    var _ = faults.begin(Map.of("fault", "index-throttled", "index", "byWake"));

    guard.check(call(operation, request));

    assertThat(count(INDEX)).isZero();
  }

  @Test
  void aTableThatIsAwayThrottlesNobody() {
    var _ = faults.begin(Map.of("fault", "table-away"));

    refused("GetItem", "{'TableName': 'claims'}", "ResourceNotFoundException");

    assertThat(count(READS)).isZero();
  }

  private void refused(String operation, String request, String code) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> guard.check(call(operation, request)))
        .returns(code, AwsError::code);
  }

  private static Call call(String operation, String request) {
    return new Call(
        new Caller.AssumedRole("claims-role", "Claims"),
        "dynamodb",
        operation,
        new Request("POST", "/", "", Map.of(), request.replace('\'', '"').getBytes(UTF_8)));
  }

  private int count(Metric metric) {
    long now = metrics.minute();
    return (int) metrics.statistic(metric, Statistic.SUM, now, now + 1).orElse(0);
  }
}
