package cpor.local.template;

import java.time.Duration;
import java.util.Map;

/**
 * A Lambda function.
 *
 * @param handler name of the handler's class
 * @param environment its variables, resolved
 */
public record FunctionResource(
    String logicalId,
    String name,
    String arn,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment) {

  public FunctionResource {
    environment = Map.copyOf(environment);
  }
}
