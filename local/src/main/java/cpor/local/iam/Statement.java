package cpor.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param path where it stands in the template
 * @param allows whether its effect is Allow, not Deny
 * @param actions patterns, whose case does not matter
 * @param resources patterns of ARNs; empty in a trust policy, which is on its role
 * @param principals the services that it is about, {@code *} for everybody; empty in a policy of an
 *     identity, which is about that
 */
record Statement(
    String path,
    boolean allows,
    List<String> actions,
    List<String> resources,
    List<String> principals,
    List<Condition> conditions) {

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    principals = List.copyOf(principals);
    conditions = List.copyOf(conditions);
  }

  /** The action of this statement by which it is about a request, if it is. */
  Optional<String> matching(AccessRequest request) {
    boolean onResource =
        resources.isEmpty()
            || resources.stream()
                .anyMatch(pattern -> new Wildcard(pattern).matches(request.resource()));
    boolean ofPrincipal =
        principals.isEmpty()
            || principals.contains("*")
            || principals.contains(request.principal());
    if (!onResource
        || !ofPrincipal
        || !conditions.stream().allMatch(condition -> condition.holds(request.context()))) {
      return Optional.empty();
    }
    String action = request.action().toLowerCase(Locale.ROOT);
    return actions.stream()
        .filter(pattern -> new Wildcard(pattern.toLowerCase(Locale.ROOT)).matches(action))
        .findFirst();
  }
}
