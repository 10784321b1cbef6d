package cpor.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Evidence;
import cpor.cloud.Cloud;
import cpor.evidence.EvidenceBucket;
import cpor.evidence.SignedLink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The product's own links to documents, against an S3 that checks what they promise. */
class EvidenceLinksTest {

  private static final byte[] CONTENT = "%PDF-1.7 the statement of work".getBytes(UTF_8);

  private static RunningServices services;
  private static HttpClient http;
  private static EvidenceBucket bucket;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    http = HttpClient.newHttpClient();
    bucket = new EvidenceBucket(new BucketOnly(services.clients()));
  }

  @AfterAll
  static void stop() {
    http.close();
    services.close();
  }

  @Test
  void theDeclaredDocumentIsTakenWithJustTheHeadersThatTheLinkTells() throws Exception {
    Evidence document = declared("right");

    assertThat(put(document, CONTENT)).isEqualTo(200);

    assertThat(bucket.mismatch("claim-1", document)).isEmpty();
  }

  @Test
  void itIsTakenOnce() throws Exception {
    Evidence document = declared("once");
    SignedLink link = bucket.upload("claim-1", document);
    assertThat(put(link, CONTENT, request -> request)).isEqualTo(200);

    assertThat(put(link, CONTENT, request -> request)).isEqualTo(412);
    assertThat(put(document, CONTENT)).as("by a fresh link").isEqualTo(412);
  }

  @Test
  void aClaimsDocumentsAreRemovedInAllTheirVersions() {
    try (S3Client s3 = services.clients().s3()) {
      for (String key : List.of("claim-2/a", "claim-2/a", "claim-2/b", "claim-20/a")) {
        s3.putObject(
            put -> put.bucket(RunningServices.BUCKET).key("evidence/" + key),
            RequestBody.fromBytes(CONTENT));
      }
      s3.deleteObject(delete -> delete.bucket(RunningServices.BUCKET).key("evidence/claim-2/b"));

      bucket.removeAll("claim-2");

      ListObjectVersionsResponse left =
          s3.listObjectVersions(
              list -> list.bucket(RunningServices.BUCKET).prefix("evidence/claim-2"));
      assertThat(left.versions())
          .extracting(ObjectVersion::key)
          .containsOnly("evidence/claim-20/a");
      assertThat(left.deleteMarkers()).isEmpty();
    }
  }

  @Test
  void anotherSizeIsRefused() throws Exception {
    Evidence document = declared("size");

    assertThat(put(document, "%PDF-1.7 the statement of work!".getBytes(UTF_8))).isEqualTo(403);

    assertThat(bucket.mismatch("claim-1", document)).contains("is not uploaded yet");
  }

  @Test
  void anotherContentOfTheSameSizeIsRefused() throws Exception {
    Evidence document = declared("content");

    assertThat(put(document, "%PDF-1.7 the statement of play".getBytes(UTF_8))).isEqualTo(400);

    assertThat(bucket.mismatch("claim-1", document)).contains("is not uploaded yet");
  }

  @Test
  void anotherTypeIsRefused() throws Exception {
    SignedLink link = bucket.upload("claim-1", declared("type"));

    assertThat(put(link, CONTENT, request -> request.setHeader("content-type", "text/html")))
        .isEqualTo(403);
  }

  @Test
  void anotherHashIsRefused() throws Exception {
    SignedLink link = bucket.upload("claim-1", declared("hash"));
    byte[] other = "%PDF-1.7 the statement of play".getBytes(UTF_8);
    String otherHash =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(other));

    assertThat(put(link, other, request -> request.setHeader("x-amz-checksum-sha256", otherHash)))
        .isEqualTo(403);
  }

  @Test
  void aRequestThatLeavesOutAPromiseIsRefused() throws Exception {
    SignedLink link = bucket.upload("claim-1", declared("promise"));

    for (String name : link.headers().keySet()) {
      if (!name.equals("content-length")) { // this client always tells it
        SignedLink without =
            new SignedLink(link.method(), link.url(), without(link, name), link.expiresAt());
        assertThat(put(without, CONTENT, request -> request)).as(name).isEqualTo(403);
      }
    }
  }

  @Test
  void whatCameByAnotherWayIsNoticed() throws Exception {
    Evidence document = declared("smuggled");
    try (S3Client s3 = services.clients().s3()) {
      for (Map.Entry<String, String> found :
          Map.of(
                  "%PDF-1.7", "has 8 bytes, but 30 were declared",
                  "%PDF-1.7 the statement of play", "has the SHA-256 ",
                  "MZ-1.7.8 the statement of work", "begins as ")
              .entrySet()) {
        s3.putObject(
            put -> put.bucket(RunningServices.BUCKET).key("evidence/claim-1/smuggled"),
            RequestBody.fromString(found.getKey()));
        assertThat(bucket.mismatch("claim-1", document))
            .hasValueSatisfying(wrong -> assertThat(wrong).startsWith(found.getValue()));
      }
    }
  }

  @Test
  void aDownloadIsSavedUnderTheDocumentsName() throws Exception {
    Evidence document = declared("download");
    put(document, CONTENT);

    SignedLink link = bucket.download("claim-1", document);
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(URI.create(link.url())).build(), BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo(new String(CONTENT, UTF_8));
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename*=UTF-8''szerz%C5%91d%C3%A9s.pdf");
  }

  private static int put(Evidence document, byte[] content) throws Exception {
    return put(bucket.upload("claim-1", document), content, request -> request);
  }

  private static int put(SignedLink link, byte[] content, UnaryOperator<HttpRequest.Builder> change)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(link.url()))
            .method(link.method(), BodyPublishers.ofByteArray(content));
    link.headers()
        .forEach(
            (name, value) -> {
              if (!name.equals("content-length")) { // this client sets it itself
                request.setHeader(name, value);
              }
            });
    return http.send(change.apply(request).build(), BodyHandlers.discarding()).statusCode();
  }

  private static Map<String, String> without(SignedLink link, String header) {
    Map<String, String> headers = new HashMap<>(link.headers());
    headers.remove(header);
    return headers;
  }

  private static Evidence declared(String id) throws Exception {
    return new Evidence(
        id,
        "szerződés.pdf",
        "application/pdf",
        CONTENT.length,
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)),
        null,
        false,
        RunningServices.NOW);
  }

  /** All that the bucket asks of a cloud. */
  private record BucketOnly(AwsClients clients) implements Cloud {
    @Override
    public Map<String, String> variables() {
      return Map.of("EVIDENCE_BUCKET", RunningServices.BUCKET);
    }

    @Override
    public S3Client s3() {
      return clients.s3();
    }

    @Override
    public S3Presigner s3Presigner() {
      return clients.s3Presigner();
    }

    @Override
    public Clock clock() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DynamoDbClient dynamoDb() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SesClient ses() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SfnClient stepFunctions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventBridgeClient eventBridge() {
      throw new UnsupportedOperationException();
    }
  }
}
