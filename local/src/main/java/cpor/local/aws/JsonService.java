package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;

/** A service that speaks the AWS JSON protocol. */
@FunctionalInterface
public interface JsonService {

  /**
   * Answers one call.
   *
   * @param operation its name without the service's, such as {@code StartExecution}
   * @throws Refused if the call is the caller's mistake
   */
  JsonNode answer(String operation, JsonNode request);

  /** An error that is the caller's fault. */
  final class Refused extends RuntimeException {
    private final String code;

    /**
     * A refusal.
     *
     * @param code the error's name, by which the SDK picks its exception
     */
    public Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
