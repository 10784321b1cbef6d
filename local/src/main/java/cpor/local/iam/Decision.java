package cpor.local.iam;

import java.util.List;

/** What policies say to a request. */
public sealed interface Decision {

  /**
   * It is allowed.
   *
   * @param by each of which would have sufficed; empty for the account's owner
   */
  record Allowed(List<Permission> by) implements Decision {}

  /** No policy allows it. */
  record NotAllowed() implements Decision {}

  /**
   * A policy denies it, whatever others allow.
   *
   * @param kind of the policy: {@code identity-based} or {@code resource-based}
   */
  record Denied(String kind) implements Decision {}
}
