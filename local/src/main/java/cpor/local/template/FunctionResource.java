package cpor.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Lambda function.
 *
 * @param handler name of the handler's class
 * @param role the name of the role in which it calls AWS
 * @param environment its variables, resolved
 * @param repetitions how often Lambda repeats a call that failed and that nobody waits for
 */
public record FunctionResource(
    String logicalId,
    String name,
    String arn,
    String handler,
    String role,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment,
    String logGroup,
    int repetitions) {

  public FunctionResource {
    environment = Map.copyOf(environment);
  }

  public FunctionResource withEnvironment(Map<String, String> other) {
    return new FunctionResource(
        logicalId,
        name,
        arn,
        handler,
        role,
        timeout,
        memoryMegabytes,
        other,
        logGroup,
        repetitions);
  }

  /** Whether a caller means this function: by name or ARN, with or without a version or alias. */
  public boolean isNamedBy(String nameOrArn) {
    return Stream.of(name, arn)
        .anyMatch(own -> nameOrArn.equals(own) || nameOrArn.startsWith(own + ":"));
  }
}
