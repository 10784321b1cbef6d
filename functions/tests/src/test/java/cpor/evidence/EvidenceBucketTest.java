package cpor.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.Evidence;
import cpor.cloud.FakeCloud;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceBucketTest {

  private static final byte[] CONTENT = "%PDF-1.7 the statement of work".getBytes(UTF_8);
  private static final String KEY = "evidence/claim-1/doc-1";

  private final FakeCloud cloud = new FakeCloud();
  private final EvidenceBucket bucket = new EvidenceBucket(cloud);

  @Nested
  class AnUploadLink {
    @Test
    void isSignedForJustThisSizeTypeAndHashAndForTheFirstUpload() throws Exception {
      SignedLink link = bucket.upload("claim-1", declared("sow.pdf"));

      assertThat(query(link))
          .containsEntry(
              "X-Amz-SignedHeaders",
              "content-length;content-type;host;if-none-match;x-amz-checksum-sha256");
      assertThat(query(link))
          .as("what is not in the query cannot be left out of the headers")
          .containsOnlyKeys(
              "X-Amz-Algorithm",
              "X-Amz-Credential",
              "X-Amz-Date",
              "X-Amz-Expires",
              "X-Amz-Signature",
              "X-Amz-SignedHeaders");
    }

    @Test
    void tellsTheHeadersThatTheUploadHasToCarry() throws Exception {
      SignedLink link = bucket.upload("claim-1", declared("sow.pdf"));

      assertThat(link.method()).isEqualTo("PUT");
      assertThat(link.headers())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "content-length",
                  String.valueOf(CONTENT.length),
                  "content-type",
                  "application/pdf",
                  "if-none-match",
                  "*",
                  "x-amz-checksum-sha256",
                  Base64.getEncoder().encodeToString(sha256())));
    }

    @Test
    void leadsToThePlaceOfTheDocumentAndNamesNobody() throws Exception {
      SignedLink link = bucket.upload("claim-1", declared("Kovács Cili.pdf"));

      assertThat(URI.create(link.url()).getPath()).endsWith("/" + KEY);
      assertThat(link.url()).doesNotContain("Kov", "Cili");
    }

    @Test
    void expiresAfterAQuarterOfAnHour() throws Exception {
      Instant asked = Instant.now();

      SignedLink link = bucket.upload("claim-1", declared("sow.pdf"));

      assertThat(query(link)).containsEntry("X-Amz-Expires", "900");
      assertThat(link.expiresAt()).isBetween(asked, Instant.now().plus(Duration.ofMinutes(15)));
    }
  }

  @Nested
  class ADownloadLink {
    @ParameterizedTest
    @CsvSource({
      "sow.pdf, sow.pdf",
      "szerződés 1+2.pdf, szerz%C5%91d%C3%A9s%201%2B2.pdf",
      "'a\"; x=\r\n*.html', a_%3B%20x%3D___.html.pdf",
      "C:\\fakepath\\sow.pdf, sow.pdf",
      "../../etc/passwd, passwd.pdf",
      "'  ..htaccess', htaccess.pdf",
      "'sow\u202efdp.exe', sow_fdp.exe.pdf",
      "NUL.pdf, document%20NUL.pdf",
      "..., document.pdf",
      "SOW.PDF, SOW.PDF",
    })
    void isSavedUnderTheDocumentsNameAndNeverShown(String fileName, String encoded)
        throws Exception {
      SignedLink link = bucket.download("claim-1", declared(fileName));

      assertThat(link.method()).isEqualTo("GET");
      assertThat(link.headers()).isEmpty();
      assertThat(query(link))
          .containsEntry("response-content-disposition", "attachment; filename*=UTF-8''" + encoded);
    }
  }

  @Nested
  class AnUpload {
    @Test
    void thatIsTheDeclaredDocumentHasNothingWrong() throws Exception {
      cloud.s3().put(KEY, CONTENT);

      assertThat(bucket.mismatch("claim-1", declared("sow.pdf"))).isEmpty();
    }

    @Test
    void thatHasNotComeIsMissing() throws Exception {
      assertThat(bucket.mismatch("claim-1", declared("sow.pdf"))).contains("is not uploaded yet");
    }

    @Test
    void ofAnotherSizeIsNoticed() throws Exception {
      cloud.s3().put(KEY, "%PDF-1.7".getBytes(UTF_8));

      assertThat(bucket.mismatch("claim-1", declared("sow.pdf")))
          .contains("has 8 bytes, but 30 were declared");
    }

    @Test
    void ofAnotherContentIsNoticed() throws Exception {
      cloud.s3().put(KEY, new String(CONTENT, UTF_8).replace("work", "play").getBytes(UTF_8));

      assertThat(bucket.mismatch("claim-1", declared("sow.pdf")))
          .hasValueSatisfying(
              wrong ->
                  assertThat(wrong)
                      .matches("has the SHA-256 [0-9a-f]{64}, but another was declared"));
    }

    @Test
    void ofAnotherTypeIsNoticed() throws Exception {
      cloud.s3().put(KEY, CONTENT);

      assertThat(bucket.mismatch("claim-1", declared("image/png", "scan.png")))
          .contains("begins as application/pdf does, but image/png was declared");
    }
  }

  @Nested
  class RoomForAnotherUpload {
    @Test
    void isMadeWhereSomethingElseLies() throws Exception {
      cloud.s3().put(KEY, "%PDF-1.7".getBytes(UTF_8));

      bucket.removeMismatch("claim-1", declared("sow.pdf"));

      assertThat(bucket.mismatch("claim-1", declared("sow.pdf"))).contains("is not uploaded yet");
      assertThat(cloud.s3().deletedVersions()).containsExactly("version-1");
    }

    @Test
    void isThereWhereNothingLies() throws Exception {
      bucket.removeMismatch("claim-1", declared("sow.pdf"));

      assertThat(cloud.s3().deletedVersions()).isEmpty();
    }

    @Test
    void isNotMadeWhereTheDocumentLies() throws Exception {
      cloud.s3().put(KEY, CONTENT);

      bucket.removeMismatch("claim-1", declared("sow.pdf"));

      assertThat(bucket.mismatch("claim-1", declared("sow.pdf"))).isEmpty();
    }
  }

  @Nested
  class TheDocumentsOfAClaim {
    @Test
    void areRemovedInAllTheirVersionsAndNobodyElses() {
      cloud.s3().put(KEY, CONTENT);
      cloud.s3().put(KEY, "%PDF-1.7 another".getBytes(UTF_8));
      cloud.s3().put("evidence/claim-1/doc-2", CONTENT);
      cloud.s3().put("evidence/claim-10/doc-1", CONTENT);

      bucket.removeAll("claim-1");

      assertThat(cloud.s3().versions()).containsExactly("evidence/claim-10/doc-1 version-4");
    }

    @Test
    void maybeNone() {
      bucket.removeAll("claim-1");

      assertThat(cloud.s3().versions()).isEmpty();
    }

    @Test
    void areNotSaidToBeRemovedWhenOneStays() {
      cloud.s3().put(KEY, CONTENT);
      cloud.s3().keep(KEY);

      assertThatThrownBy(() -> bucket.removeAll("claim-1"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("S3 kept a document: AccessDenied");
    }
  }

  private static Evidence declared(String fileName) throws Exception {
    return declared("application/pdf", fileName);
  }

  private static Evidence declared(String contentType, String fileName) throws Exception {
    return new Evidence(
        "doc-1",
        fileName,
        contentType,
        CONTENT.length,
        HexFormat.of().formatHex(sha256()),
        null,
        false,
        FakeCloud.MONDAY);
  }

  private static byte[] sha256() throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(CONTENT);
  }

  private static Map<String, String> query(SignedLink link) {
    return Arrays.stream(URI.create(link.url()).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }
}
