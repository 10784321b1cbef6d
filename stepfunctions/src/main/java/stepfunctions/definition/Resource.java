package stepfunctions.definition;

import java.util.Optional;

/**
 * What a Task calls.
 *
 * @param arn without the suffix that asks for a callback
 * @param service such as {@code lambda} or {@code aws-sdk:dynamodb}
 * @param action such as {@code invoke}
 * @param waitsForToken whether the Task ends when its token is answered, not when the call returns
 */
public record Resource(String arn, String service, String action, boolean waitsForToken) {
  private static final String PREFIX = "arn:aws:states:::";
  private static final String CALLBACK = ".waitForTaskToken";

  /** Nothing for an ARN that is no service integration, or one that waits for a job to end. */
  static Optional<Resource> parse(String text) {
    boolean waits = text.endsWith(CALLBACK);
    String arn = waits ? text.substring(0, text.length() - CALLBACK.length()) : text;
    int colon = arn.lastIndexOf(':');
    if (!arn.startsWith(PREFIX) || colon < PREFIX.length()) {
      return Optional.empty();
    }
    String service = arn.substring(PREFIX.length(), colon);
    String action = arn.substring(colon + 1);
    return service.isEmpty() || !action.matches("[a-zA-Z0-9]+")
        ? Optional.empty()
        : Optional.of(new Resource(arn, service, action, waits));
  }

  /** The action as the execution history names it. */
  public String actionWithSuffix() {
    return waitsForToken ? action + CALLBACK : action;
  }
}
