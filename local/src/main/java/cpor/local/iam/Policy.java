package cpor.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A policy document. */
public final class Policy {
  private final JsonNode document;
  private final List<Statement> statements;

  private Policy(JsonNode document, List<Statement> statements) {
    this.document = document;
    this.statements = List.copyOf(statements);
  }

  /** What the account's owner has. */
  public static Policy allowingAll() {
    return new Policy(
        MissingNode.getInstance(),
        List.of(new Statement("owner", true, List.of("*"), List.of("*"), List.of(), List.of())));
  }

  /** What a policy belongs to, which it does not have to name. */
  public enum Kind {
    IDENTITY(false, true),
    RESOURCE(true, true),
    /** Of a role: who may assume it. */
    TRUST(true, false);

    private final boolean namesPrincipal;
    private final boolean namesResource;

    Kind(boolean namesPrincipal, boolean namesResource) {
      this.namesPrincipal = namesPrincipal;
      this.namesResource = namesResource;
    }

    boolean namesPrincipal() {
      return namesPrincipal;
    }

    boolean namesResource() {
      return namesResource;
    }

    /** All that a statement of it may say. */
    Set<String> members() {
      Set<String> members = new HashSet<>(Set.of("Sid", "Effect", "Action", "Condition"));
      if (namesPrincipal) {
        members.add("Principal");
      }
      if (namesResource) {
        members.add("Resource");
      }
      return members;
    }
  }

  /**
   * Reads a policy.
   *
   * @param path where it stands, of which the paths of its statements are made
   * @throws UnknownElement naming what is not evaluated here
   */
  public static Policy read(Kind kind, String path, JsonNode document) {
    return new Policy(document, new PolicyReader(kind, path, document).read());
  }

  /** As it was read, for whoever else evaluates it. */
  public JsonNode document() {
    return document;
  }

  /** The permissions that it gives. */
  public Stream<Permission> permissions() {
    return statements.stream()
        .filter(Statement::allows)
        .flatMap(
            statement ->
                statement.actions().stream()
                    .map(action -> new Permission(statement.path(), action)));
  }

  /** The permissions of this policy that allow a request. */
  private Stream<Permission> matching(AccessRequest request, boolean allowing) {
    return statements.stream()
        .filter(statement -> statement.allows() == allowing)
        .flatMap(
            statement ->
                statement.matching(request).stream()
                    .map(action -> new Permission(statement.path(), action)));
  }

  /**
   * Decides as AWS does within one account: "Policy evaluation logic". A denial goes before all;
   * then either the identity's policies or the resource's have to allow.
   */
  public static Decision decide(
      AccessRequest request, List<Policy> ofIdentity, List<Policy> ofResource) {
    if (ofIdentity.stream().anyMatch(policy -> policy.denies(request))) {
      return new Decision.Denied("identity-based");
    }
    if (ofResource.stream().anyMatch(policy -> policy.denies(request))) {
      return new Decision.Denied("resource-based");
    }
    List<Permission> allowing =
        Stream.concat(ofIdentity.stream(), ofResource.stream())
            .flatMap(policy -> policy.matching(request, true))
            .toList();
    return allowing.isEmpty() ? new Decision.NotAllowed() : new Decision.Allowed(allowing);
  }

  private boolean denies(AccessRequest request) {
    return matching(request, false).findAny().isPresent();
  }
}
