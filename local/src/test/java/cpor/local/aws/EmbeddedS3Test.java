package cpor.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/** S3 through the endpoint, as the product and the CLI use it. */
class EmbeddedS3Test {

  private static final byte[] DOCUMENT = "%PDF-1.7 the statement of work".getBytes(UTF_8);

  private static RunningServices services;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    services.close();
  }

  @Test
  void aPresignedPutTakesJustTheDeclaredDocument() throws Exception {
    var upload = presignedPut("right.pdf", Duration.ofMinutes(5));
    assertThat(upload.url().getHost()).isEqualTo("localhost");
    assertThat(put(upload, DOCUMENT, request -> request).statusCode()).isEqualTo(200);
    try (S3Client s3 = services.clients().s3()) {
      var head = s3.headObject(request -> request.bucket(RunningServices.BUCKET).key("right.pdf"));
      assertThat(head.contentLength()).isEqualTo(DOCUMENT.length);
      assertThat(head.contentType()).isEqualTo("application/pdf");
    }
  }

  @Test
  void aKeyWithAnyCharactersKeepsItsSignature() throws Exception {
    String key = "claims/c 1/őű+100%/a&b=c.pdf";
    var upload = presignedPut(key, Duration.ofMinutes(5));
    assertThat(put(upload, DOCUMENT, request -> request).statusCode()).isEqualTo(200);
    try (S3Client s3 = services.clients().s3()) {
      assertThat(
              s3.getObjectAsBytes(request -> request.bucket(RunningServices.BUCKET).key(key))
                  .asByteArray())
          .isEqualTo(DOCUMENT);
    }
  }

  @Test
  void aPresignedPutWorksOnce() throws Exception {
    var upload = presignedPut("once.pdf", Duration.ofMinutes(5));
    assertThat(put(upload, DOCUMENT, request -> request).statusCode()).isEqualTo(200);
    var again = put(upload, DOCUMENT, request -> request);
    assertThat(again.statusCode()).isEqualTo(412);
    assertThat(again.body()).contains("PreconditionFailed");
  }

  @Test
  void anotherContentOfTheSameSizeIsRefused() throws Exception {
    var upload = presignedPut("forged.pdf", Duration.ofMinutes(5));
    byte[] forged = new String(DOCUMENT, UTF_8).replace("work", "play").getBytes(UTF_8);
    assertThat(put(upload, forged, request -> request).statusCode()).isEqualTo(400);
    assertAbsent("forged.pdf");
  }

  @Test
  void anotherSizeIsRefused() throws Exception {
    var upload = presignedPut("longer.pdf", Duration.ofMinutes(5));
    byte[] longer = (new String(DOCUMENT, UTF_8) + "!").getBytes(UTF_8);
    assertThat(put(upload, longer, request -> request).statusCode()).isEqualTo(403);
    assertAbsent("longer.pdf");
  }

  @Test
  void anotherTypeIsRefused() throws Exception {
    var upload = presignedPut("type.pdf", Duration.ofMinutes(5));
    var answer = put(upload, DOCUMENT, request -> request.setHeader("Content-Type", "text/html"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("SignatureDoesNotMatch");
  }

  @Test
  void anExpiredLinkIsRefused() throws Exception {
    var upload = presignedPut("late.pdf", Duration.ofSeconds(1));
    var deadline = upload.expiration().plusSeconds(2);
    HttpResponse<String> answer;
    do {
      answer = put(upload, "too short".getBytes(UTF_8), request -> request);
    } while (!answer.body().contains("expired") && Instant.now().isBefore(deadline));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("expired");
  }

  @Test
  void aPresignedGetServesTheDocumentAsAnAttachment() throws Exception {
    store("served.pdf");
    try (var presigner = services.clients().s3Presigner()) {
      var link =
          presigner.presignGetObject(
              presign ->
                  presign
                      .signatureDuration(Duration.ofMinutes(5))
                      .getObjectRequest(
                          get ->
                              get.bucket(RunningServices.BUCKET)
                                  .key("served.pdf")
                                  .responseContentDisposition("attachment; filename=\"sow.pdf\"")));
      var answer = get(link.url().toString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(new String(DOCUMENT, UTF_8));
      assertThat(answer.headers().firstValue("content-disposition"))
          .hasValue("attachment; filename=\"sow.pdf\"");
      assertThat(get(link.url().toString().replace("served.pdf", "other.pdf")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void anAnonymousReadIsRefused() throws Exception {
    store("private.pdf");
    var answer = get(services.web.uri() + "/" + RunningServices.BUCKET + "/private.pdf");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("AccessDenied");
  }

  @Test
  void aClientWithAnyCredentialsReadsAndWrites() {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(services.web.uri())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .build()) {
      s3.putObject(
          request -> request.bucket(RunningServices.BUCKET).key("any"),
          RequestBody.fromBytes(DOCUMENT));
      var read = s3.getObjectAsBytes(get -> get.bucket(RunningServices.BUCKET).key("any"));
      assertThat(read.asByteArray()).isEqualTo(DOCUMENT);
      assertThat(s3.listBuckets().buckets())
          .extracting(bucket -> bucket.name())
          .containsExactly(RunningServices.BUCKET);
    }
  }

  private static void store(String key) {
    try (S3Client s3 = services.clients().s3()) {
      s3.putObject(
          request -> request.bucket(RunningServices.BUCKET).key(key),
          RequestBody.fromBytes(DOCUMENT));
    }
  }

  private static void assertAbsent(String key) {
    try (S3Client s3 = services.clients().s3()) {
      assertThatThrownBy(
              () -> s3.headObject(request -> request.bucket(RunningServices.BUCKET).key(key)))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  private static PresignedPutObjectRequest presignedPut(String key, Duration valid)
      throws Exception {
    String sha256 =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(DOCUMENT));
    try (var presigner = services.clients().s3Presigner()) {
      return presigner.presignPutObject(
          presign ->
              presign
                  .signatureDuration(valid)
                  .putObjectRequest(
                      put ->
                          put.bucket(RunningServices.BUCKET)
                              .key(key)
                              .contentType("application/pdf")
                              .contentLength((long) DOCUMENT.length)
                              .checksumSHA256(sha256)
                              .ifNoneMatch("*")));
    }
  }

  private static HttpResponse<String> put(
      PresignedPutObjectRequest upload, byte[] body, UnaryOperator<HttpRequest.Builder> change)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(upload.url().toString()))
            .PUT(BodyPublishers.ofByteArray(body));
    for (Map.Entry<String, List<String>> header : upload.signedHeaders().entrySet()) {
      if (!header.getKey().equalsIgnoreCase("host")
          && !header.getKey().equalsIgnoreCase("content-length")) {
        request.header(header.getKey(), header.getValue().getFirst());
      }
    }
    return http.send(change.apply(request).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String uri) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }
}
