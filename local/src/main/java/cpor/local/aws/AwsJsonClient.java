package cpor.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Speaks the AWS JSON 1.0 protocol without a typed client: the operation stands in {@code
 * X-Amz-Target}, argument and result are JSON as the service defines them.
 */
public final class AwsJsonClient implements AutoCloseable {

  private final URI endpoint;
  private final String authorization;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Calls as the account's owner. */
  public AwsJsonClient(URI endpoint) {
    this(endpoint, AwsClients.OWNER);
  }

  /** Nobody checks the signature; who calls and the region are read from it. */
  public AwsJsonClient(URI endpoint, AwsCredentials credentials) {
    this.endpoint = endpoint;
    this.authorization =
        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request, SignedHeaders=host, Signature=none"
            .formatted(credentials.accessKeyId(), AwsClients.REGION);
  }

  /**
   * Makes a call and waits for its answer.
   *
   * @param target service version and operation, such as {@code DynamoDB_20120810.GetItem}
   * @throws AwsError if the service answers with an error
   * @throws UncheckedIOException if it cannot be reached
   */
  public JsonNode call(String target, JsonNode arguments) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint)
            .header(JsonProtocol.TARGET, target)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(arguments.toString()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() != 200) {
        throw AwsError.from(response, answer);
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(target + " was not answered with JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(target + " got no answer from " + endpoint, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
