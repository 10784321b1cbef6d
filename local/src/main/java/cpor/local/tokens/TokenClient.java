package cpor.local.tokens;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who may ask for tokens. All clients share the secret {@code local}.
 *
 * @param name the person the tokens name
 * @param scopes what the client may ask for, and what it gets when it asks for nothing
 * @param membership what makes it a partner; empty for reviewers
 */
public record TokenClient(
    String id, String name, List<String> scopes, Optional<Membership> membership) {

  public static final String SECRET = "local";

  private static final Membership ORG_17 =
      new Membership("org-17", "Adatum Zrt.", List.of("4567890", "7654321"));
  private static final Membership ORG_18 =
      new Membership("org-18", "Litware Kft.", List.of("1112223"));

  /** Everybody the local cloud knows. */
  public static final List<TokenClient> ALL =
      List.of(
          partner("org-17", "Petra Szabó", ORG_17, "claims:read", "claims:write"),
          partner("org-17-reader", "Ilona Tóth", ORG_17, "claims:read"),
          partner("org-18", "Olivér Kiss", ORG_18, "claims:read", "claims:write"),
          reviewer("reviewer-1", "Réka Nagy", "reviews:read", "reviews:write"),
          reviewer("reviewer-2", "Gábor Horváth", "reviews:read", "reviews:write"),
          reviewer("reviewer-reader", "Dóra Varga", "reviews:read"));

  public TokenClient {
    scopes = List.copyOf(scopes);
  }

  /**
   * The partner organisation somebody works for.
   *
   * @param name its legal name
   * @param partnerIds the partner ids it may claim for
   */
  public record Membership(String organisation, String name, List<String> partnerIds) {
    public Membership {
      partnerIds = List.copyOf(partnerIds);
    }
  }

  private static TokenClient partner(
      String id, String name, Membership membership, String... scopes) {
    return new TokenClient(id, name, List.of(scopes), Optional.of(membership));
  }

  private static TokenClient reviewer(String id, String name, String... scopes) {
    return new TokenClient(id, name, List.of(scopes), Optional.empty());
  }
}
