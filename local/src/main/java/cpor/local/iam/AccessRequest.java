package cpor.local.iam;

import java.util.List;
import java.util.Map;

/**
 * One action on one resource that somebody asks for.
 *
 * @param principal who asks: a service by its name such as {@code events.amazonaws.com}, anybody
 *     else by an ARN
 * @param action such as {@code dynamodb:PutItem}
 * @param resource its ARN; {@code *} for an action that knows no resource
 * @param context the values of the condition keys, which are in lower case
 */
public record AccessRequest(
    String principal, String action, String resource, Map<String, List<String>> context) {

  public AccessRequest {
    context = Map.copyOf(context);
  }
}
