package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** What Task states call: Lambda functions, DynamoDB, event buses. */
@FunctionalInterface
public interface Resources {

  /**
   * Whether there is such an integration. A definition that needs another one is refused, as on AWS
   * one is that names no service.
   *
   * @param resource as for {@link #invoke}
   */
  default boolean offers(String resource) {
    return true;
  }

  /**
   * Calls a service. Runs on the executor the interpreter was given.
   *
   * @param resource the ARN without {@code .waitForTaskToken}, such as {@code
   *     arn:aws:states:::lambda:invoke}
   * @return the result in the shape of the integration; or {@link TaskFailed} with the name of the
   *     error that Retry and Catch see
   */
  CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments);
}
