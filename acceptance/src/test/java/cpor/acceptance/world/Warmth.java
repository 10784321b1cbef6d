package cpor.acceptance.world;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Warms the functions that people wait for. On a busy machine the first answer of an environment
 * takes longer than a function may: the workflow calls again then, a person gets an error.
 */
final class Warmth {
  /** About as many of a function as scenarios call at once. */
  private static final int ENVIRONMENTS = 4;

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private Warmth() {}

  /** Sends each request several times at once, until there is an answer to all of them. */
  static void by(List<HttpRequest> requests) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (HttpRequest request : requests) {
        await(request.uri().getPath())
            .atMost(LONGEST)
            .pollDelay(Duration.ZERO)
            .until(() -> isAnswered(http, request));
      }
    }
  }

  private static boolean isAnswered(HttpClient http, HttpRequest request) {
    List<CompletableFuture<HttpResponse<Void>>> answers =
        Stream.generate(() -> http.sendAsync(request, BodyHandlers.discarding()))
            .limit(ENVIRONMENTS)
            .toList();
    return answers.stream()
        .map(CompletableFuture::join)
        .map(HttpResponse::statusCode)
        .filter(status -> status >= 500)
        .toList()
        .isEmpty();
  }
}
