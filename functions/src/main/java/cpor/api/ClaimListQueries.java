package cpor.api;

import cpor.api.request.Caller;
import cpor.api.request.ListRequest;
import cpor.api.request.TextRule;
import cpor.claim.ClaimStatus;
import cpor.claim.StageClock;
import cpor.claim.StageName;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.claims.ClaimFilter;
import cpor.table.claims.ClaimLists;
import cpor.table.claims.ReviewFilter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists claims: a partner's own, and those that wait for reviewers. */
final class ClaimListQueries {

  /** The stages in which it is the reviewers' turn. */
  private static final StageName[] QUEUE =
      Arrays.stream(StageName.values())
          .filter(stage -> stage.owner() == StageClock.Owner.REVIEWER)
          .toArray(StageName[]::new);

  private final Clock clock;
  private final ClaimLists lists;

  ClaimListQueries(Clock clock, ClaimLists lists) {
    this.clock = clock;
    this.lists = lists;
  }

  HttpAnswer ofOrganisation(HttpRequest request, Caller.Partner partner) {
    ListRequest query = new ListRequest(request, partner);
    ClaimFilter filter =
        new ClaimFilter(
            query.oneOf("status", ClaimStatus.values()),
            lowerCase(query.text("customerTenantId", TextRule.UUID)),
            query.time("updatedSince"));
    ListRequest.Part part = query.part();
    return Answers.claims(
        request,
        query,
        lists.ofOrganisation(partner.organisation(), filter, part.limit(), part.start()));
  }

  HttpAnswer dueForReview(HttpRequest request, Caller.Reviewer reviewer) {
    ListRequest query = new ListRequest(request, reviewer);
    ReviewFilter filter = new ReviewFilter(query.oneOf("stage", QUEUE), query.flag("overdue"));
    ListRequest.Part part = query.part();
    return Answers.claims(
        request, query, lists.dueForReview(filter, clock.instant(), part.limit(), part.start()));
  }

  private static @Nullable String lowerCase(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
