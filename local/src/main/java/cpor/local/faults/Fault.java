package cpor.local.faults;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something of the cloud that is broken on purpose. Each service asks for those of its own. */
public sealed interface Fault {

  /** What it was told besides its kind, by the names that requests use. */
  default Map<String, String> parameters() {
    return Map.of();
  }

  /** SES takes no mail, or none to these recipients. */
  sealed interface OfSending extends Fault {}

  record MailDown() implements OfSending {}

  record MailThrottled() implements OfSending {}

  /** The account's sending was paused. */
  record MailRefusing() implements OfSending {}

  /** The account reaches verified addresses only. */
  record MailSandbox() implements OfSending {}

  /** SES takes a mail to that address, and reports something else than its delivery. */
  sealed interface OfReports extends Fault {
    String address();

    @Override
    default Map<String, String> parameters() {
      return Map.of("address", address());
    }
  }

  /**
   * A mailbox that sends mails back.
   *
   * @param bounceType as SES calls it
   */
  record MailBounces(String address, String bounceType) implements OfReports {
    @Override
    public Map<String, String> parameters() {
      return Map.of("address", address, "bounceType", bounceType);
    }
  }

  /** Somebody who calls what arrives unwanted. */
  record MailComplains(String address) implements OfReports {}

  /** Of whose mails nobody hears. */
  record MailUnreported(String address) implements OfReports {}

  /** The table answers a function, or everybody, with an error. */
  sealed interface OfTable extends Fault {
    /** The logical id of the one that is concerned; null for all. */
    @Nullable String function();

    default boolean concerns(String caller) {
      return function() == null || caller.equals(function());
    }

    @Override
    default Map<String, String> parameters() {
      String function = function();
      return function == null ? Map.of() : Map.of("function", function);
    }
  }

  record TableThrottled(@Nullable String function) implements OfTable {}

  record TableAway(@Nullable String function) implements OfTable {}

  /**
   * An index is asked too much, and so is the table by whoever writes what stands in it.
   *
   * @param key the attribute that an item has which stands in it
   */
  record IndexThrottled(String index, String key) implements OfTable {
    @Override
    public @Nullable String function() {
      return null;
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("index", index);
    }
  }

  /** How the table's stream reaches its function. */
  sealed interface OfStream extends Fault {}

  /** Each record comes so much later. */
  record StreamLate(Duration by) implements OfStream {
    @Override
    public Map<String, String> parameters() {
      return Map.of("by", by.toString());
    }
  }

  record StreamStopped() implements OfStream {}

  /** Each batch comes once more. */
  record StreamRepeating() implements OfStream {}

  /** A function gives no answer. */
  sealed interface OfFunction extends Fault {
    /** Its logical id. */
    String function();

    @Override
    default Map<String, String> parameters() {
      return Map.of("function", function());
    }
  }

  record FunctionFails(String function) implements OfFunction {}

  record FunctionTimesOut(String function) implements OfFunction {}

  /** Lambda has no room for one more call of it. */
  record FunctionThrottled(String function) implements OfFunction {}

  /** Step Functions refuses a call with that error. */
  sealed interface OfStepFunctions extends Fault {
    String LIMIT_EXCEEDED = "ExecutionLimitExceeded";

    String error();

    /** What goes with the error. */
    default String message() {
      return switch (error()) {
        case LIMIT_EXCEEDED -> "The maximum number of running executions has been reached";
        case "ThrottlingException" -> "Rate exceeded";
        default -> "User is not authorized to perform this action";
      };
    }

    @Override
    default Map<String, String> parameters() {
      return Map.of("error", error());
    }
  }

  record StartsRefused(String error) implements OfStepFunctions {}

  record RingsRefused(String error) implements OfStepFunctions {}

  /** The account may keep no more executions open than these. */
  record ExecutionQuota(int quota) implements OfStepFunctions {
    @Override
    public String error() {
      return LIMIT_EXCEEDED;
    }

    @Override
    public Map<String, String> parameters() {
      return Map.of("quota", String.valueOf(quota));
    }
  }

  /** Buses take no event. */
  record BusAway() implements Fault {}

  /** The HTTP API calls no function: too many requests. */
  record ApiThrottled() implements Fault {}
}
