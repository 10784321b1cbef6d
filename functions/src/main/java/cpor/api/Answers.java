package cpor.api;

import cpor.api.problem.Problem;
import cpor.api.problem.ProblemFound;
import cpor.api.request.JsonBody;
import cpor.api.request.ListRequest;
import cpor.api.view.ClaimSummaryTable;
import cpor.api.view.ClaimSummaryView;
import cpor.api.view.ClaimView;
import cpor.api.view.ViewJson;
import cpor.change.ClaimContended;
import cpor.claim.Claim;
import cpor.cloud.AwsFaults;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.table.NoSuchPage;
import cpor.table.Page;
import cpor.table.claims.ClaimSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** The forms that answers have. */
final class Answers {

  private Answers() {}

  /** What a failed request is told; what is no problem of its own goes on failing. */
  static HttpAnswer problem(RuntimeException failure, HttpRequest request) {
    return switch (failure) {
      case ProblemFound found -> problem(found, request);
      case NoSuchPage _ -> problem(ProblemFound.cursorInvalid(), request);
      case ClaimContended _ -> tryAgain(failure, request);
      case SdkException failed when AwsFaults.isPassing(failed) -> tryAgain(failure, request);
      case RuntimeException other -> throw other;
    };
  }

  private static HttpAnswer tryAgain(RuntimeException failure, HttpRequest request) {
    InvocationLog.note(Fact.ERROR_CLASS, failure.getClass().getSimpleName());
    return problem(ProblemFound.tryAgain(), request);
  }

  private static HttpAnswer problem(ProblemFound found, HttpRequest request) {
    InvocationLog.note(Fact.OUTCOME, found.type());
    HttpAnswer answer =
        new HttpAnswer(
            found.type().status(),
            Map.of("content-type", "application/problem+json", "cache-control", "no-store"),
            ViewJson.withoutNulls(Problem.of(found, request)));
    for (Map.Entry<String, String> header : found.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  static HttpAnswer json(int status, Object body) {
    return new HttpAnswer(
        status,
        Map.of("content-type", "application/json", "cache-control", "no-store"),
        ViewJson.complete(body));
  }

  /** A page of a list; the last one has no cursor. */
  static <T> HttpAnswer page(ListRequest query, Page<T> page, Function<T, Object> view) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", page.items().stream().map(view).toList());
    String next = page.next();
    if (next != null) {
      answer.put("nextCursor", query.cursor(next));
    }
    return linked(json(200, answer), query, next);
  }

  /** A page of claims, as JSON or, for who prefers that, as a table. */
  static HttpAnswer claims(HttpRequest request, ListRequest query, Page<ClaimSummary> page) {
    HttpAnswer answer =
        request.prefers("text/csv", JsonBody.JSON)
            ? linked(table(page.items().stream().map(ClaimSummaryView::of)), query, page.next())
            : page(query, page, ClaimSummaryView::of);
    return answer.with("vary", "accept");
  }

  private static HttpAnswer table(Stream<ClaimSummaryView> claims) {
    return new HttpAnswer(
        200,
        Map.of(
            "content-type", "text/csv; charset=utf-8; header=present", "cache-control", "no-store"),
        ClaimSummaryTable.csv(claims));
  }

  /** Says where the next page is, if there is one (RFC 8288). */
  private static HttpAnswer linked(HttpAnswer answer, ListRequest query, @Nullable String next) {
    return next == null
        ? answer
        : answer.with("link", "<%s>; rel=\"next\"".formatted(query.reference(next)));
  }

  static HttpAnswer claim(int status, ClaimView view, Claim claim) {
    return revalidated(json(status, view), claim);
  }

  static HttpAnswer notModified(Claim claim) {
    return revalidated(new HttpAnswer(304, Map.of(), ""), claim);
  }

  static HttpAnswer noContent() {
    return new HttpAnswer(204, Map.of(), "");
  }

  /** A claim may be kept by its caller alone, and asked for again before it is used. */
  private static HttpAnswer revalidated(HttpAnswer answer, Claim claim) {
    return answer.with(
        Map.of("etag", etag(claim), "cache-control", "private, no-cache", "vary", "authorization"));
  }

  static String etag(Claim claim) {
    return "\"" + claim.version() + "\"";
  }
}
