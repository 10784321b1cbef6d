package stepfunctions.definition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls.
 *
 * @param arn without the suffix that asks for a callback
 * @param service such as {@code lambda} or {@code aws-sdk:dynamodb}
 * @param action such as {@code invoke}
 * @param waitsForToken whether the Task ends when its token is answered, not when the call returns
 */
public record Resource(String arn, String service, String action, boolean waitsForToken) {
  private static final String CALLBACK = ".waitForTaskToken";
  private static final Pattern INTEGRATION =
      Pattern.compile("arn:aws:states:::(?<service>(aws-sdk:)?[a-z0-9-]+):(?<action>[a-zA-Z0-9]+)");

  /** Nothing for an ARN that is no service integration, or one that waits for a job to end. */
  static Optional<Resource> parse(String text) {
    boolean waits = text.endsWith(CALLBACK);
    String arn = waits ? text.substring(0, text.length() - CALLBACK.length()) : text;
    Matcher integration = INTEGRATION.matcher(arn);
    return integration.matches()
        ? Optional.of(
            new Resource(arn, integration.group("service"), integration.group("action"), waits))
        : Optional.empty();
  }

  /** The action as the execution history names it. */
  public String actionWithSuffix() {
    return waitsForToken ? action + CALLBACK : action;
  }
}
