package cpor.local.rights;

import cpor.local.aws.AwsClients;
import java.util.List;
import java.util.Map;

/**
 * What a call needs a right to: an action on a resource.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN; {@code *} for an action that knows no resource
 * @param context what conditions may ask, by their keys in lower case
 */
public record Access(String action, String resource, Map<String, List<String>> context) {

  public Access {
    context = Map.copyOf(context);
  }

  public Access(String action, String resource) {
    this(action, resource, Map.of());
  }

  /** A function by name or ARN, as it is called, with an alias or without. */
  public static Access toInvoke(String function) {
    return new Access("lambda:InvokeFunction", Arns.of("lambda", "function:", function));
  }

  /** An event that a rule puts into a queue. */
  public static Access toSend(String queueArn, String ruleArn) {
    return new Access(
        "sqs:SendMessage",
        queueArn,
        Map.of(
            "aws:sourcearn", List.of(ruleArn), "aws:sourceaccount", List.of(AwsClients.ACCOUNT)));
  }

  /** A service that acts in a role for this account. */
  static Access toAssume(String roleArn) {
    return new Access(
        "sts:AssumeRole", roleArn, Map.of("aws:sourceaccount", List.of(AwsClients.ACCOUNT)));
  }

  /** To an action that knows no resource, or that nobody here has a right to. */
  static Access anywhere(String action) {
    return new Access(action, "*");
  }
}
