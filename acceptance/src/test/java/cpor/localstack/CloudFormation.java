package cpor.localstack;

import cpor.local.aws.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * CloudFormation's query protocol, spoken plainly: the SDK's client of it is not to be had in the
 * version that all other clients have.
 */
final class CloudFormation implements AutoCloseable {

  /** Names the service. Nobody checks the signature. */
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/cloudformation/aws4_request, SignedHeaders=host, Signature=none"
          .formatted(AwsClients.CREDENTIAL, AwsClients.REGION);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  CloudFormation(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Calls an action.
   *
   * @param parameters by the names of the query protocol, such as {@code Parameters.member.1}
   * @throws IllegalStateException if it is refused, with the reason
   */
  Document call(String action, Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&", "Version=2010-05-15&Action=" + action + "&", ""));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Authorization", AUTHORIZATION)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<InputStream> answer =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(
              action + ": " + new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(body);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SAXException | ParserConfigurationException unreadable) {
      throw new IllegalStateException(action, unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(action, interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
