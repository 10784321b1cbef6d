package cpor.api.request;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.Permissions;
import cpor.claim.VisibleText;
import cpor.http.HttpRequest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Who calls, and what of the claims it may see. */
public sealed interface Caller {

  Actor actor();

  /** Whether the token lets its bearer change anything. */
  boolean mayWrite();

  boolean maySee(Claim claim);

  /** What this caller may do with the claim now. */
  default Set<Action> allowedActions(Claim claim) {
    return mayWrite() ? Permissions.granted(claim, actor()) : Set.of();
  }

  /** Whom an {@code Idempotency-Key} belongs to. */
  String keyOwner();

  /**
   * Somebody of a partner organisation.
   *
   * @param organisationName its legal name; null in a token that is good for reading only
   */
  record Partner(
      Actor actor,
      boolean mayWrite,
      String organisation,
      @Nullable String organisationName,
      Set<String> partnerIds)
      implements Caller {
    public Partner {
      partnerIds = Set.copyOf(partnerIds);
    }

    /** The name that this partner writes under. */
    public String legalName() {
      return Objects.requireNonNull(organisationName);
    }

    @Override
    public boolean maySee(Claim claim) {
      return claim.organisation().equals(organisation);
    }

    @Override
    public String keyOwner() {
      return "ORG#" + organisation;
    }
  }

  /** Somebody who judges claims. */
  record Reviewer(Actor actor, boolean mayWrite) implements Caller {
    @Override
    public boolean maySee(Claim claim) {
      return claim.wasSubmitted();
    }

    @Override
    public String keyOwner() {
      return "REVIEWER#" + actor.id();
    }
  }

  /**
   * Somebody of a partner.
   *
   * @throws ProblemFound when the token does not say which organisation, or is to change something
   *     and does not say what people call it
   */
  static Partner partner(HttpRequest request) {
    String organisation =
        visible(request, "organisation")
            .orElseThrow(
                () ->
                    ProblemFound.of(
                        ProblemType.NO_ORGANISATION,
                        "Claims belong to organisations. Use a token with the claim"
                            + " 'organisation'."));
    Optional<String> name = visible(request, "organisation_name");
    if (name.isEmpty() && !request.method().equals("GET")) {
      throw ProblemFound.of(
          ProblemType.NO_ORGANISATION,
          "Claims are filed under the organisation's legal name. Use a token with the claim"
              + " 'organisation_name'.");
    }
    return new Partner(
        Actor.partner(subject(request), request.tokenClaim("name").orElse(null)),
        hasScope(request, "claims:write") && name.isPresent(),
        organisation,
        name.orElse(null),
        words(request, "partner_ids"));
  }

  static Reviewer reviewer(HttpRequest request) {
    return new Reviewer(
        Actor.reviewer(subject(request), request.tokenClaim("name").orElse(null)),
        hasScope(request, "reviews:write"));
  }

  private static Optional<String> visible(HttpRequest request, String tokenClaim) {
    return request.tokenClaim(tokenClaim).filter(text -> !VisibleText.isBlank(text));
  }

  private static boolean hasScope(HttpRequest request, String scope) {
    return words(request, "scope").contains(scope);
  }

  private static Set<String> words(HttpRequest request, String tokenClaim) {
    Set<String> words = new HashSet<>();
    StringTokenizer spaced = new StringTokenizer(request.tokenClaim(tokenClaim).orElse(""));
    while (spaced.hasMoreTokens()) {
      words.add(spaced.nextToken());
    }
    return words;
  }

  private static String subject(HttpRequest request) {
    return request
        .tokenClaim("sub")
        .orElseThrow(() -> new IllegalStateException("the authorizer let a token without sub in"));
  }
}
