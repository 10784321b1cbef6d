package cpor.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.CallGuard;
import cpor.local.aws.Caller;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has DynamoDB refuse functions and the state machine while a fault says so, as "Error handling
 * with DynamoDB" has it. The account's owner, and who reads the stream, are answered all the same.
 * A table that is away is refused, because clients repeat what failed otherwise for seconds of real
 * time.
 *
 * @param callers the logical ids of those that are concerned, by the names of their sessions
 */
public record TableFaults(Faults faults, Map<String, String> callers, Metrics metrics)
    implements CallGuard {

  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void check(Call call) {
    if (!call.service().equals("dynamodb")
        || !(call.caller() instanceof Caller.AssumedRole(_, String session))) {
      return;
    }
    String caller = callers.get(session);
    if (caller != null) {
      faults
          .strike(Fault.OfTable.class, fault -> fault.concerns(caller) && concerns(fault, call))
          .ifPresent(
              fault -> {
                measure(fault, call);
                throw refusal(fault);
              });
    }
  }

  /** What is written to the table waits for the indexes that the item stands in. */
  private static boolean concerns(Fault.OfTable fault, Call call) {
    return switch (fault) {
      case Fault.IndexThrottled(String index, String key) ->
          isRead(call) ? isOf(index, request(call)) : request(call).findValue(key) != null;
      case Fault.TableThrottled _, Fault.TableAway _ -> true;
    };
  }

  private static boolean isRead(Call call) {
    return READS.contains(call.operation());
  }

  private static boolean isOf(String index, JsonNode request) {
    return request.path("IndexName").asText().equals(index);
  }

  private void measure(Fault.OfTable fault, Call call) {
    String name = isRead(call) ? "ReadThrottleEvents" : "WriteThrottleEvents";
    switch (fault) {
      case Fault.TableThrottled _ -> metrics.put(throttled(name, request(call)), 1);
      case Fault.IndexThrottled(String index, _) ->
          metrics.put(AwsMetrics.index(name, table(request(call)), index), 1);
      case Fault.TableAway _ -> {
        // an error of the caller is no throttle
      }
    }
  }

  /** A table's numbers leave its indexes out. */
  private static Metric throttled(String name, JsonNode request) {
    String table = table(request);
    return Optional.ofNullable(request.findValue("IndexName"))
        .map(index -> AwsMetrics.index(name, table, index.asText()))
        .orElseGet(() -> AwsMetrics.table(name, table));
  }

  private static String table(JsonNode request) {
    return Optional.ofNullable(request.findValue("TableName"))
        .map(JsonNode::asText)
        .orElseGet(() -> request.path("RequestItems").fieldNames().next());
  }

  private static JsonNode request(Call call) {
    try {
      return JSON.readTree(call.request().text());
    } catch (JsonProcessingException malformed) {
      throw new AwsError("SerializationException", "the request is not JSON");
    }
  }

  private static AwsError refusal(Fault.OfTable fault) {
    return switch (fault) {
      case Fault.TableThrottled _, Fault.IndexThrottled _ ->
          new AwsError(
              "ThrottlingException",
              "Throughput exceeds the current capacity of your table or index.");
      case Fault.TableAway _ ->
          new AwsError("ResourceNotFoundException", "Requested resource not found");
    };
  }
}
