package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** A service that speaks the AWS JSON protocol. */
@FunctionalInterface
public interface JsonService {

  /**
   * Answers one call.
   *
   * @param operation its name without the service's, such as {@code StartExecution}
   * @throws AwsError if the call is the caller's mistake
   */
  JsonNode answer(String operation, JsonNode request);
}
