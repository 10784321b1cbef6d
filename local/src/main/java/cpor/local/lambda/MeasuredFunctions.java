package cpor.local.lambda;

import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import java.util.Map;
import java.util.Objects;

/**
 * Measures calls of functions as Lambda does: what is throttled is no invocation.
 *
 * @param names the functions' names by their logical ids
 */
public record MeasuredFunctions(Invoker functions, Map<String, String> names, Metrics metrics)
    implements Invoker {

  @Override
  public byte[] invoke(String functionId, byte[] payload) throws FunctionError {
    String name = Objects.requireNonNull(names.get(functionId), functionId);
    try {
      byte[] answer = functions.invoke(functionId, payload);
      called(name, 0);
      return answer;
    } catch (FunctionError error) {
      if (error.isThrottled()) {
        metrics.put(AwsMetrics.function("Throttles", name), 1);
      } else {
        called(name, 1);
      }
      throw error;
    }
  }

  private void called(String name, int errors) {
    metrics.put(AwsMetrics.function("Invocations", name), 1);
    metrics.put(AwsMetrics.function("Errors", name), errors);
  }
}
