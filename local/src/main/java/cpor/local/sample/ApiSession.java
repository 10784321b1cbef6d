package cpor.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Speaks with the HTTP API in the name of one client. */
record ApiSession(HttpClient http, URI api, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Asks for a token first. */
  static ApiSession of(HttpClient http, URI api, String clientId) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/_local/oauth2/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_secret=local&client_id=" + clientId))
            .build();
    return new ApiSession(http, api, send(http, request).path("access_token").asText());
  }

  JsonNode get(String path) {
    return send(http, request(path).build());
  }

  /** A command, with a new idempotency key. */
  JsonNode post(String path, String json) {
    return send(
        http,
        request(path)
            .header("content-type", "application/json")
            .header("idempotency-key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path)).header("authorization", "Bearer " + token);
  }

  /**
   * Sends a request.
   *
   * @throws IllegalStateException with the problem, if it is refused
   */
  static JsonNode send(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s %s was refused with %d: %s"
                .formatted(
                    request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
