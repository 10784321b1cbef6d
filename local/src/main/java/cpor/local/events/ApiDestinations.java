package cpor.local.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

/**
 * API destinations of EventBridge, each of which is posted every event. What a receiver does not
 * take is tried again in the product's time, each event by itself: later ones overtake it, as they
 * may on AWS ("API destinations as targets in Amazon EventBridge").
 */
public final class ApiDestinations implements Consumer<BusEvent>, AutoCloseable {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final List<URI> endpoints;
  private final Account account;
  private final VirtualClock clock;
  private final InFlight underWay;
  private final Executor threads;
  private final RetryPolicy retries;
  private final Consumer<String> log;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();

  /** Where events come from. */
  public record Account(String id, String region) {}

  /** An event on its way to a receiver. */
  private record Delivery(URI endpoint, BusEvent event, Instant since, int attempt) {
    Delivery again() {
      return new Delivery(endpoint, event, since, attempt + 1);
    }
  }

  /**
   * What came of an attempt.
   *
   * @param status 0 if nothing was answered in time
   * @param retryAfter how long the receiver asks to be left alone, in seconds
   */
  private record Outcome(int status, long retryAfter) {

    boolean isTaken() {
      return status / 100 == 2;
    }

    /** "API destination error codes"; without an answer it is tried again, too. */
    boolean isRetried() {
      return retryAfter >= 0
          && switch (status) {
            case 0, 401, 407, 409, 429 -> true;
            default -> status / 100 == 5;
          };
    }

    @Override
    public String toString() {
      return status == 0 ? "no answer" : String.valueOf(status);
    }
  }

  /**
   * Destinations.
   *
   * @param underWay counts a delivery that is being tried
   * @param log takes what was given up
   */
  public ApiDestinations(
      List<URI> endpoints,
      Account account,
      VirtualClock clock,
      InFlight underWay,
      Executor threads,
      RandomGenerator jitter,
      Consumer<String> log) {
    this.endpoints = List.copyOf(endpoints);
    this.account = account;
    this.clock = clock;
    this.underWay = underWay;
    this.threads = threads;
    this.retries = new RetryPolicy(jitter);
    this.log = log;
  }

  @Override
  public void accept(BusEvent event) {
    endpoints.forEach(endpoint -> start(new Delivery(endpoint, event, clock.instant(), 1)));
  }

  @Override
  public void close() {
    http.close();
  }

  private void start(Delivery delivery) {
    underWay.begin();
    threads.execute(
        () -> {
          try {
            settle(delivery, post(delivery));
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          } finally {
            underWay.end();
          }
        });
  }

  private void settle(Delivery delivery, Outcome outcome) {
    if (outcome.isTaken()) {
      return;
    }
    Instant now = clock.instant();
    Optional<Duration> pause =
        outcome.isRetried()
            ? retries.pause(
                delivery.attempt(),
                Duration.between(delivery.since(), now),
                Duration.ofSeconds(outcome.retryAfter()))
            : Optional.empty();
    pause.ifPresentOrElse(
        later -> clock.schedule(now.plus(later), () -> start(delivery.again())),
        () ->
            log.accept(
                "%s did not take %s after %d attempts, the last answer: %s"
                    .formatted(
                        delivery.endpoint(),
                        delivery.event().detailType(),
                        delivery.attempt(),
                        outcome)));
  }

  private Outcome post(Delivery delivery) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(delivery.endpoint())
            .timeout(ANSWER_WITHIN)
            .header("content-type", "application/json; charset=utf-8")
            .header("user-agent", "Amazon/EventBridge/ApiDestinations")
            .POST(
                BodyPublishers.ofString(
                    delivery.event().envelope(account.id(), account.region()).toString()))
            .build();
    try {
      HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
      return new Outcome(response.statusCode(), retryAfter(response));
    } catch (IOException unanswered) {
      return new Outcome(0, 0);
    }
  }

  /** A date is in the receiver's time, which is not the product's. */
  private static long retryAfter(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("-?\\d{1,9}"))
        .map(Long::valueOf)
        .orElse(0L);
  }
}
