package cpor.local.metrics;

import java.util.Map;
import java.util.Set;

/** What services measure of themselves, those numbers that are measured here. */
public final class AwsMetrics {
  private static final String STATES = "AWS/States";
  private static final String MACHINE = "StateMachineArn";

  private static final Map<String, Set<String>> MEASURED =
      Map.of(
          "AWS/ApiGateway",
          Set.of("Count", "4xx", "5xx"),
          "AWS/DynamoDB",
          Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
          "AWS/Lambda",
          Set.of(
              "Invocations",
              "Errors",
              "Throttles",
              "IteratorAge",
              "OnFailureDestinationDeliveredEventCount"),
          "AWS/SES",
          Set.of("Reputation.BounceRate", "Reputation.ComplaintRate"),
          "AWS/SQS",
          Set.of("ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"),
          STATES,
          Set.of(
              "ExecutionsFailed",
              "ExecutionsTimedOut",
              "ExecutionsAborted",
              "OpenExecutionCount",
              "OpenExecutionLimit"));

  private AwsMetrics() {}

  /** Whether somebody measures it; the namespaces of others are their own business. */
  public static boolean isMeasured(String namespace, String name) {
    return !namespace.startsWith("AWS/")
        || MEASURED.getOrDefault(namespace, Set.of()).contains(name);
  }

  /** Of an HTTP API: {@code Count}, {@code 4xx} and {@code 5xx}. */
  public static Metric api(String name, String apiId) {
    return Metric.of("AWS/ApiGateway", name, "ApiId", apiId);
  }

  /** Of a table, without its indexes. */
  public static Metric table(String name, String table) {
    return Metric.of("AWS/DynamoDB", name, "TableName", table);
  }

  /** Of one index of a table. */
  public static Metric index(String name, String table, String index) {
    return new Metric(
        "AWS/DynamoDB", name, Map.of("TableName", table, "GlobalSecondaryIndexName", index));
  }

  /** Of a function's calls. */
  public static Metric function(String name, String function) {
    return Metric.of("AWS/Lambda", name, "FunctionName", function);
  }

  /** Of the batches that one mapping gave up. */
  public static Metric givenUp(String mapping) {
    return Metric.of(
        "AWS/Lambda", "OnFailureDestinationDeliveredEventCount", "EventSourceMappingUUID", mapping);
  }

  /** Of the account: {@code Reputation.BounceRate}, {@code Reputation.ComplaintRate}. */
  public static Metric mail(String name) {
    return Metric.of("AWS/SES", name);
  }

  public static Metric queue(String name, String queue) {
    return Metric.of("AWS/SQS", name, "QueueName", queue);
  }

  /** Of the ends of a state machine's executions. */
  public static Metric executions(String name, String machine) {
    return Metric.of(STATES, name, MACHINE, machine);
  }

  /** Of all state machines of the account. */
  public static Metric account(String name) {
    return Metric.of(STATES, name);
  }
}
