package cpor.local.faults;

import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.CallGuard;
import cpor.local.aws.Caller;
import java.util.Map;

/**
 * Has DynamoDB refuse functions and the state machine while a fault says so, as "Error handling
 * with DynamoDB" has it. The account's owner, and who reads the stream, are answered all the same.
 * A table that is away is refused, because clients repeat what failed otherwise for seconds of real
 * time.
 *
 * @param callers the logical ids of those that are concerned, by the names of their sessions
 */
public record TableFaults(Faults faults, Map<String, String> callers) implements CallGuard {

  @Override
  public void check(Call call) {
    if (!call.service().equals("dynamodb")
        || !(call.caller() instanceof Caller.AssumedRole(_, String session))) {
      return;
    }
    String caller = callers.get(session);
    if (caller != null) {
      faults
          .strike(Fault.OfTable.class, fault -> fault.concerns(caller))
          .ifPresent(
              fault -> {
                throw refusal(fault);
              });
    }
  }

  private static AwsError refusal(Fault.OfTable fault) {
    return switch (fault) {
      case Fault.TableThrottled _ ->
          new AwsError(
              "ThrottlingException",
              "Throughput exceeds the current capacity of your table or index.");
      case Fault.TableAway _ ->
          new AwsError("ResourceNotFoundException", "Requested resource not found");
    };
  }
}
