package cpor.api.request;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.Permissions;
import cpor.claim.VisibleText;
import cpor.http.HttpRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Somebody of a partner organisation. */
  record Partner(Actor actor, boolean mayWrite, String organisation, Set<String> partnerIds)
      implements Caller {
    public Partner {
      partnerIds = Set.copyOf(partnerIds);
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
   * @throws ProblemFound when the token names no organisation
   */
  static Partner partner(HttpRequest request) {
    String organisation =
        request
            .tokenClaim("organisation")
            .filter(name -> !VisibleText.isBlank(name))
            .orElseThrow(
                () ->
                    ProblemFound.of(
                        ProblemType.NO_ORGANISATION,
                        "Claims belong to organisations. Use a token with the claim"
                            + " 'organisation'."));
    return new Partner(
        Actor.partner(subject(request), request.tokenClaim("name").orElse(null)),
        hasScope(request, "claims:write"),
        organisation,
        words(request, "partner_ids"));
  }

  static Reviewer reviewer(HttpRequest request) {
    return new Reviewer(
        Actor.reviewer(subject(request), request.tokenClaim("name").orElse(null)),
        hasScope(request, "reviews:write"));
  }

  private static boolean hasScope(HttpRequest request, String scope) {
    return words(request, "scope").contains(scope);
  }

  private static Set<String> words(HttpRequest request, String tokenClaim) {
    return Arrays.stream(request.tokenClaim(tokenClaim).orElse("").split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String subject(HttpRequest request) {
    return request
        .tokenClaim("sub")
        .orElseThrow(() -> new IllegalStateException("the authorizer let a token without sub in"));
  }
}
