package cpor.local.template;

import cpor.local.iam.Policy;
import cpor.local.iam.UnknownElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the template's policies; a role may name a managed one that stands below it. */
final class PolicyResources {

  private record Found(String id, Policy trust, List<Policy> own, List<Section> managed) {}

  private final ResourceNames names;
  private final List<Found> found = new ArrayList<>();
  private final Map<String, Policy> managed = new HashMap<>();
  private final Map<String, Policy> ofResources = new HashMap<>();

  PolicyResources(ResourceNames names) {
    this.names = names;
  }

  void readRole(String id, Section role) {
    role.only(Set.of("AssumeRolePolicyDocument", "ManagedPolicyArns", "Policies"));
    List<Policy> own =
        role.optionalItems("Policies").stream()
            .map(policy -> policy.only(Set.of("PolicyName", "PolicyDocument")))
            .map(policy -> policy(Policy.Kind.IDENTITY, policy.section("PolicyDocument")))
            .toList();
    Policy trust = policy(Policy.Kind.TRUST, role.section("AssumeRolePolicyDocument"));
    found.add(new Found(id, trust, own, role.optionalItems("ManagedPolicyArns")));
  }

  void readManagedPolicy(String id, Section policy) {
    policy.only(Set.of("PolicyDocument"));
    managed.put(
        names.policyArn(id), policy(Policy.Kind.IDENTITY, policy.section("PolicyDocument")));
  }

  void readQueuePolicy(Section policy) {
    policy.only(Set.of("Queues", "PolicyDocument"));
    Policy read = policy(Policy.Kind.RESOURCE, policy.section("PolicyDocument"));
    policy.texts("Queues").forEach(url -> add(policy, names.queueOfUrl(url), read));
  }

  void readBucketPolicy(Section policy) {
    policy.only(Set.of("Bucket", "PolicyDocument"));
    add(
        policy,
        Optional.of("arn:aws:s3:::" + policy.text("Bucket")),
        policy(Policy.Kind.RESOURCE, policy.section("PolicyDocument")));
  }

  private void add(Section owner, Optional<String> arn, Policy policy) {
    String resource =
        arn.orElseThrow(
            () -> InvalidTemplate.at(owner.path(), "is not for a queue of this template"));
    if (ofResources.put(resource, policy) != null) {
      throw InvalidTemplate.at(owner.path(), "is a second policy for " + resource);
    }
  }

  private static Policy policy(Policy.Kind kind, Section document) {
    try {
      return Policy.read(kind, document.path(), document.resolved());
    } catch (UnknownElement unknown) {
      throw new InvalidTemplate("template: " + unknown.getMessage());
    }
  }

  List<Role> roles() {
    return found.stream().map(this::role).toList();
  }

  private Role role(Found role) {
    List<Policy> policies = new ArrayList<>(role.own());
    for (Section arn : role.managed()) {
      Policy named = managed.get(arn.text());
      if (named == null) {
        throw InvalidTemplate.at(arn.path(), "is " + arn.text() + ", no policy of this template");
      }
      policies.add(named);
    }
    return new Role(names.name(role.id()), names.roleArn(role.id()), role.trust(), policies);
  }

  Map<String, Policy> ofResources() {
    return ofResources;
  }
}
