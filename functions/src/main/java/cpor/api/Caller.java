package cpor.api;

import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.Permissions;
import cpor.http.HttpRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Who calls, and what of the claims it may see. */
sealed interface Caller {

  Actor actor();

  /** Whether the token lets its bearer change anything. */
  boolean mayWrite();

  boolean maySee(Claim claim);

  /** What this caller may do with the claim now. */
  default Set<Action> allowedActions(Claim claim) {
    return mayWrite() ? Permissions.granted(claim, actor()) : Set.of();
  }

  /** How this caller is shown who did something: partners do not learn reviewers' names. */
  String nameOf(Actor actor);

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
    public String nameOf(Actor actor) {
      return actor.kind() == Actor.Kind.REVIEWER ? "Reviewer" : shownName(actor);
    }

    @Override
    public String keyOwner() {
      return "ORG#" + organisation;
    }
  }

  record Reviewer(Actor actor, boolean mayWrite) implements Caller {
    @Override
    public boolean maySee(Claim claim) {
      return claim.wasSubmitted();
    }

    @Override
    public String nameOf(Actor actor) {
      return shownName(actor);
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
            .filter(name -> !name.isBlank())
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

  private static String shownName(Actor actor) {
    String name = actor.displayName();
    if (name != null) {
      return name;
    }
    return switch (actor.kind()) {
      case PARTNER -> "Partner";
      case REVIEWER -> "Reviewer";
      case CUSTOMER -> "Customer";
      case SYSTEM -> "System";
    };
  }
}
