package cpor.api;

import cpor.api.problem.Problem;
import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.api.request.ListRequest;
import cpor.api.view.ClaimView;
import cpor.api.view.ViewJson;
import cpor.claim.Claim;
import cpor.cloud.AwsFaults;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.store.NoSuchPage;
import cpor.store.Page;
import cpor.store.StoreContended;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** The forms that answers have. */
final class Answers {

  private Answers() {}

  /** Answers a request, with a problem where one is found. */
  static HttpAnswer to(HttpRequest request, Supplier<HttpAnswer> answer) {
    try {
      return answer.get();
    } catch (ProblemFound found) {
      return problem(found, request);
    } catch (NoSuchPage madeUp) {
      return problem(ProblemFound.cursorInvalid(), request);
    } catch (StoreContended contended) {
      return problem(ProblemFound.tryAgain(), request);
    } catch (SdkException failed) {
      if (AwsFaults.isPassing(failed)) {
        return problem(ProblemFound.tryAgain(), request);
      }
      throw failed;
    }
  }

  private static HttpAnswer problem(ProblemFound found, HttpRequest request) {
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
    return json(200, answer);
  }

  static HttpAnswer claim(int status, Claim claim, Caller caller) {
    return revalidated(json(status, ClaimView.of(claim, caller)), claim);
  }

  static HttpAnswer notModified(Claim claim) {
    return revalidated(new HttpAnswer(304, Map.of(), ""), claim);
  }

  static HttpAnswer noContent() {
    return new HttpAnswer(204, Map.of(), "");
  }

  /** A claim may be kept by its caller alone, and asked for again before it is used. */
  private static HttpAnswer revalidated(HttpAnswer answer, Claim claim) {
    return answer
        .with("etag", etag(claim))
        .with("cache-control", "private, no-cache")
        .with("vary", "authorization");
  }

  static String etag(Claim claim) {
    return "\"" + claim.version() + "\"";
  }
}
