package cpor.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The other end of the network in a rehearsal: takes whole requests, and sends none anywhere. */
final class CannedAnswers implements SdkHttpClient {

  private final Map<String, Queue<String>> left = new HashMap<>();

  CannedAnswers(Rehearsal call) {
    call.answers().forEach((operation, texts) -> left.put(operation, new ArrayDeque<>(texts)));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer(next(operation(request)).getBytes(UTF_8));
      }

      @Override
      public void abort() {
        // nothing is under way
      }
    };
  }

  /** Some functions ask side by side. */
  private synchronized String next(String operation) {
    Queue<String> texts = left.get(operation);
    String text = texts == null ? null : texts.poll();
    return text == null ? Rehearsal.NOTHING_MORE : text;
  }

  private static String operation(HttpExecuteRequest request) {
    String body = request.contentStreamProvider().map(CannedAnswers::text).orElse("");
    return request
        .httpRequest()
        .firstMatchingHeader("X-Amz-Target")
        .orElse(body)
        // such as DynamoDB_20120810.GetItem, or Action=SendEmail&Version=…
        .replaceFirst("^(Action=|[^.&]*\\.)", "")
        .replaceFirst("&.*", "");
  }

  private static String text(ContentStreamProvider content) {
    try (InputStream stream = content.newStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** With its checksum, as DynamoDB sends it. */
  private static HttpExecuteResponse answer(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(200)
                .putHeader("x-amz-crc32", Long.toString(checksum.getValue()))
                .putHeader("content-length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public String clientName() {
    return "Canned";
  }

  @Override
  public void close() {
    // nothing is open
  }
}
