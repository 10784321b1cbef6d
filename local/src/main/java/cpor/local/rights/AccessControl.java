package cpor.local.rights;

import cpor.local.aws.AwsClients;
import cpor.local.aws.Caller;
import cpor.local.iam.AccessRequest;
import cpor.local.iam.Decision;
import cpor.local.iam.Permission;
import cpor.local.iam.Policy;
import cpor.local.template.Role;
import cpor.local.template.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides by the template's policies who may do what, and keeps which permissions were needed. */
public final class AccessControl {

  /** Nobody has to grant the owner anything; only a denial counts. */
  private static final Policy ALL = Policy.allowingAll();

  /** What conditions may ask of every call: on this machine nothing crosses a network. */
  private static final Map<String, List<String>> ALWAYS =
      Map.of("aws:securetransport", List.of("true"));

  private final Map<String, List<Policy>> byRole;
  private final Map<String, Policy> byResource;
  private final Set<Permission> used = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  private AccessControl(Map<String, List<Policy>> byRole, Map<String, Policy> byResource) {
    this.byRole = byRole;
    this.byResource = byResource;
  }

  /** The rights that a template gives. */
  public static AccessControl of(Template template) {
    Map<String, Policy> byResource = new HashMap<>(template.resourcePolicies());
    template.roles().forEach(role -> byResource.put(role.arn(), role.trust()));
    return new AccessControl(
        template.roles().stream().collect(Collectors.toMap(Role::name, Role::policies)),
        byResource);
  }

  /**
   * Lets somebody do something by returning.
   *
   * @throws AccessDenied if it may not be done
   */
  public void require(Caller caller, Access access) {
    String principal = principal(caller);
    Map<String, List<String>> context = new HashMap<>(ALWAYS);
    context.putAll(access.context());
    Decision decision =
        Policy.decide(
            new AccessRequest(principal, access.action(), access.resource(), context),
            policies(caller),
            policiesOf(access.resource()));
    switch (decision) {
      case Decision.Allowed(List<Permission> by) -> {
        // what another permission would have allowed too was not needed
        if (by.size() == 1) {
          used.add(by.getFirst());
        }
      }
      case Decision.NotAllowed _ ->
          throw refusal(
              principal,
              access,
              "because no identity-based policy allows the " + access.action() + " action");
      case Decision.Denied(String kind) ->
          throw refusal(
              principal, access, "with an explicit deny in a" + article(kind) + kind + " policy");
    }
  }

  private AccessDenied refusal(String principal, Access access, String because) {
    AccessDenied denied = new AccessDenied(principal, access, because);
    refused.add(denied.message());
    return denied;
  }

  private static String article(String kind) {
    return kind.startsWith("i") ? "n " : " ";
  }

  /** Whether somebody may do something. */
  public boolean allows(Caller caller, Access access) {
    try {
      require(caller, access);
      return true;
    } catch (AccessDenied denied) {
      return false;
    }
  }

  /** All that policies allow. */
  public List<Permission> granted() {
    return Stream.concat(
            byRole.values().stream().flatMap(Collection::stream), byResource.values().stream())
        .flatMap(Policy::permissions)
        .distinct()
        .toList();
  }

  /** The permissions without which a call so far would have been refused. */
  public Set<Permission> used() {
    return Set.copyOf(used);
  }

  /** What was refused so far, in words. */
  public Set<String> refused() {
    return Set.copyOf(refused);
  }

  private List<Policy> policies(Caller caller) {
    return switch (caller) {
      case Caller.Owner _ -> List.of(ALL);
      case Caller.AssumedRole(String role, _) -> byRole.getOrDefault(role, List.of());
      case Caller.Service _ -> List.of();
    };
  }

  /** A bucket's policy is about what is in it, too. */
  private List<Policy> policiesOf(String resource) {
    int object = resource.indexOf('/');
    String owner =
        resource.startsWith("arn:aws:s3:") && object > 0 ? resource.substring(0, object) : resource;
    Policy policy = byResource.get(owner);
    return policy == null ? List.of() : List.of(policy);
  }

  private static String principal(Caller caller) {
    return switch (caller) {
      case Caller.Owner _ -> "arn:aws:iam::%s:root".formatted(AwsClients.ACCOUNT);
      case Caller.AssumedRole(String role, String session) ->
          "arn:aws:sts::%s:assumed-role/%s/%s".formatted(AwsClients.ACCOUNT, role, session);
      case Caller.Service(String name) -> name;
    };
  }
}
