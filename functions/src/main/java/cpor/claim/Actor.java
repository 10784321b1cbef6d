package cpor.claim;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the identity provider's subject; empty for the customer, who never signs in, and for
 *     the system
 * @param displayName the person's name, where the token told one; personal data
 */
public record Actor(Kind kind, String id, @Personal @Nullable String displayName) {

  /** The parties to a claim. */
  public enum Kind {
    PARTNER,
    REVIEWER,
    CUSTOMER,
    SYSTEM
  }

  public static final Actor CUSTOMER = new Actor(Kind.CUSTOMER, "", null);
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", null);

  public static Actor partner(String id, @Nullable String displayName) {
    return new Actor(Kind.PARTNER, id, displayName);
  }

  public static Actor reviewer(String id, @Nullable String displayName) {
    return new Actor(Kind.REVIEWER, id, displayName);
  }
}
