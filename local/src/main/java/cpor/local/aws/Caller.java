package cpor.local.aws;

/** Who calls AWS. */
public sealed interface Caller {

  /** The account's owner: whoever calls from outside, with whatever credentials. */
  record Owner() implements Caller {}

  /**
   * Somebody in a role.
   *
   * @param role the role's name
   * @param session who has assumed it; for a function its name, as on Lambda
   */
  record AssumedRole(String role, String session) implements Caller {}

  /**
   * A service of AWS in its own name.
   *
   * @param name such as {@code events.amazonaws.com}
   */
  record Service(String name) implements Caller {}
}
