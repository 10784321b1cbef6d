package cpor.local.template;

import cpor.local.iam.Policy;
import java.util.List;

/**
 * A role, in which somebody calls AWS.
 *
 * @param trust says who may assume it
 * @param policies its own and the managed ones that it names
 */
public record Role(String name, String arn, Policy trust, List<Policy> policies) {

  public Role {
    policies = List.copyOf(policies);
  }
}
