package cpor.api;

import cpor.api.list.ClaimListChoice;
import cpor.api.list.ReviewListChoice;
import cpor.api.request.Caller;
import cpor.api.request.ListRequest;
import cpor.api.view.CountsView;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.lists.ClaimCounts;
import cpor.table.lists.ClaimList;
import cpor.table.lists.ClaimLists;
import cpor.table.lists.ReviewList;
import java.time.Clock;

/** Lists and counts claims: a partner's own, and those that wait for reviewers. */
final class ClaimListQueries {

  private final Clock clock;
  private final ClaimLists lists;
  private final ClaimCounts counts;

  ClaimListQueries(Clock clock, ClaimLists lists, ClaimCounts counts) {
    this.clock = clock;
    this.lists = lists;
    this.counts = counts;
  }

  HttpAnswer ofOrganisation(HttpRequest request, Caller.Partner partner) {
    ListRequest query = new ListRequest(request, partner);
    ClaimList list = new ClaimListChoice(query).list();
    ListRequest.Part part = query.part();
    return Answers.claims(
        request,
        query,
        lists.ofOrganisation(
            partner.organisation(), list, clock.instant(), part.limit(), part.start()));
  }

  HttpAnswer forReviewers(HttpRequest request, Caller.Reviewer reviewer) {
    ListRequest query = new ListRequest(request, reviewer);
    ReviewList list = new ReviewListChoice(query, reviewer.actor().id()).list();
    ListRequest.Part part = query.part();
    return Answers.claims(
        request, query, lists.forReviewers(list, clock.instant(), part.limit(), part.start()));
  }

  HttpAnswer countsOfOrganisation(HttpRequest request, Caller.Partner partner) {
    ListRequest.withoutParameters(request);
    return Answers.json(
        200, CountsView.of(counts.ofOrganisation(partner.organisation(), clock.instant())));
  }

  HttpAnswer countsForReviewers(HttpRequest request) {
    ListRequest.withoutParameters(request);
    return Answers.json(
        200, CountsView.of(counts.forReviewers(ReviewListChoice.QUEUE, clock.instant())));
  }
}
