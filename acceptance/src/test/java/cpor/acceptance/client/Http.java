package cpor.acceptance.client;

import cpor.acceptance.contract.Contract;
import cpor.acceptance.contract.Exchange;
import cpor.acceptance.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * Sends requests, and follows no redirect. Everything that the API is asked and answers is held to
 * its contract.
 */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final int MOST_REPETITIONS = 5;

  private Http() {}

  static Answer send(URI api, Call call) {
    BodyPublisher body =
        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
    Answer answer = send(api, call, body);
    Contract.ofThisProject()
        .check(
            new Exchange(
                call.method(),
                call.path(),
                call.headers(),
                call.body(),
                answer.status(),
                answer.headers().map(),
                answer.body()));
    return answer;
  }

  /**
   * Sends a request, and where a busy machine makes the product wait for its services, again after
   * each 503, as the contract tells clients.
   */
  static Answer sendPatiently(World world, Call call) {
    Answer answer = send(world.api(), call);
    for (int again = 1; again <= MOST_REPETITIONS && isToBeRepeated(world, answer); again++) {
      answer = send(world.api(), call);
    }
    return answer;
  }

  private static boolean isToBeRepeated(World world, Answer answer) {
    return answer.status() == 503 && !world.delay().isZero();
  }

  /** Sends a request to the storage, whose contract is not ours. */
  static Answer sendToStorage(URI link, Call call, byte[] file) {
    return send(link, call, BodyPublishers.ofByteArray(file));
  }

  private static Answer send(URI base, Call call, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(call.path())).method(call.method(), body);
    call.headers().forEach(request::header);
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(call, response.statusCode(), response.headers(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
