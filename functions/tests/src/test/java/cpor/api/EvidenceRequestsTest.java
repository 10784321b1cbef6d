package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvidenceRequestsTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  private Answer declare(String id, String body) {
    return gateway.as(PARTNER, "POST /claims/{id}/evidence", id).body(body).send();
  }

  private Answer confirm(String id, String evidenceId) {
    return gateway
        .as(PARTNER, "POST /claims/{id}/evidence/{evidenceId}/confirm", id, evidenceId)
        .send();
  }

  private Answer remove(String id, String evidenceId) {
    return gateway
        .as(PARTNER, "DELETE /claims/{id}/evidence/{evidenceId}", id, evidenceId)
        .header("if-match", claims.etag(id))
        .send();
  }

  @Test
  void aDeclaredDocumentGetsALinkThatTakesJustThatDocument() {
    Answer answer = declare(claims.draft(), FiledClaims.declaration("sow.pdf"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("evidence.uploaded")).isEqualTo(false);
    assertThat(answer.at("upload.method")).isEqualTo("PUT");
    assertThat(answer.textAt("upload.url")).startsWith("https://").contains("X-Amz-Signature");
    Map<?, ?> headers = (Map<?, ?>) Objects.requireNonNull(answer.at("upload.headers"));
    assertThat(headers.keySet().stream().<Object>map(String::valueOf))
        .contains("content-length", "content-type", "x-amz-checksum-sha256", "if-none-match")
        .doesNotContain("host");
    assertThat(answer.textAt("upload.expiresAt")).matches("\\d{4}-.*:\\d\\dZ");
  }

  @Test
  void everythingThatIsWrongWithADeclarationIsToldAtOnce() {
    Answer answer =
        declare(
            claims.draft(),
            """
            {"contentType": "text/html", "sizeBytes": 26214401, "sha256": "abc",
             "description": "", "url": "x"}
            """);
    assertThat(answer.pointers())
        .containsExactlyInAnyOrder(
            "/fileName", "/contentType", "/sizeBytes", "/sha256", "/description", "/url");
    assertThat(declare(claims.draft(), "").pointers())
        .containsExactlyInAnyOrder("/fileName", "/contentType", "/sizeBytes", "/sha256");
  }

  @Test
  void sizesAreWholeNumbers() {
    String id = claims.draft();
    for (String size :
        List.of("0", "-1", "1.5", "\"10\"", "1e99", "1e99999999999999999999", "9".repeat(999))) {
      String body =
          FiledClaims.declaration("a.pdf")
              .replaceFirst("\"sizeBytes\": \\d+", "\"sizeBytes\": " + size);
      assertThat(declare(id, body).pointers()).as(size).containsExactly("/sizeBytes");
    }
  }

  @Test
  void aClaimHasAtMostTwentyDocuments() {
    String id = claims.draft();
    for (int i = 0; i < 20; i++) {
      assertThat(declare(id, FiledClaims.declaration("a.pdf")).status()).isEqualTo(201);
    }
    assertThat(declare(id, FiledClaims.declaration("a.pdf")).status()).isEqualTo(422);
  }

  @Test
  void anUploadIsConfirmedOnce() {
    String id = claims.draft();
    String document = claims.declared(id);
    claims.upload(id, document);
    Answer confirmed = confirm(id, document);
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.at("uploaded")).isEqualTo(true);
    int readings = cloud.s3().readings();
    assertThat(confirm(id, document).status()).isEqualTo(200);
    assertThat(cloud.s3().readings()).isEqualTo(readings);
    assertThat(claims.etag(id)).isEqualTo("\"3\"");
  }

  @Test
  void aMissingOrWrongUploadIsNamed() {
    String id = claims.draft();
    String document = claims.declared(id);
    Answer missing = confirm(id, document);
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.text()).contains("'sow.pdf' is not uploaded yet");
    byte[] other = FiledClaims.PDF.clone();
    other[other.length - 1]++;
    cloud.s3().put("evidence/%s/%s".formatted(id, document), other);
    assertThat(confirm(id, document).text()).contains("'sow.pdf' has the SHA-256");
    cloud.s3().put("evidence/%s/%s".formatted(id, document), "%PDF".getBytes(UTF_8));
    assertThat(confirm(id, document).text())
        .contains("'sow.pdf' has 4 bytes, but 26 were declared");
  }

  @Test
  void aWrongUploadMakesRoomWhenItsLinkIsRenewed() {
    String id = claims.draft();
    String document = claims.declared(id);
    cloud.s3().put("evidence/%s/%s".formatted(id, document), "%PDF".getBytes(UTF_8));
    confirm(id, document);
    assertThat(cloud.s3().deletedVersions()).isEmpty();
    String route = "POST /claims/{id}/evidence/{evidenceId}/upload";
    assertThat(gateway.as(PARTNER, route, id, document).send().status()).isEqualTo(200);
    assertThat(confirm(id, document).text()).contains("'sow.pdf' is not uploaded yet");
    claims.upload(id, document);
    assertThat(confirm(id, document).status()).isEqualTo(200);
  }

  @Test
  void aDocumentIsOfTheTypeThatItsNameSays() {
    String id = claims.draft();
    for (String name : List.of("sow.html", "sow", "sow.pdf.exe", ".pdf", "folder/", "\u200b.pdf")) {
      assertThat(declare(id, FiledClaims.declaration(name)).pointers())
          .as(name)
          .containsExactly("/fileName");
    }
  }

  @Test
  void aNameIsKeptWithoutFoldersAndATypeWithoutParameters() {
    Answer answer =
        declare(
            claims.draft(),
            FiledClaims.declaration("C:\\\\fakepath\\\\sow.pdf")
                .replace("application/pdf", "application/PDF; charset=binary"));
    assertThat(answer.at("evidence.fileName")).isEqualTo("sow.pdf");
    assertThat(answer.at("evidence.contentType")).isEqualTo("application/pdf");
    assertThat(
            declare(claims.draft(), FiledClaims.declaration("/home/anna/sow.pdf"))
                .at("evidence.fileName"))
        .isEqualTo("sow.pdf");
  }

  @Test
  void submittingLooksForWhatIsNotConfirmedAndNamesWhatIsMissing() {
    String id = claims.draft();
    String missing = claims.declared(id);
    Answer refused = gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).containsExactly("/evidence", "/evidence/0");
    claims.upload(id, missing);
    Answer submitted = gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    assertThat(submitted.at("evidence.0.uploaded")).isEqualTo(true);
  }

  @Test
  void aFreshLinkIsGivenUntilTheDocumentIsUploaded() {
    String id = claims.draft();
    String document = claims.declared(id);
    String route = "POST /claims/{id}/evidence/{evidenceId}/upload";
    Answer renewed = gateway.as(PARTNER, route, id, document).without("idempotency-key").send();
    assertThat(renewed.status()).isEqualTo(200);
    assertThat(renewed.at("evidence.id")).isEqualTo(document);
    assertThat(claims.etag(id)).isEqualTo("\"2\"");
    claims.upload(id, document);
    confirm(id, document);
    assertThat(gateway.as(PARTNER, route, id, document).send().status()).isEqualTo(409);
  }

  @Test
  void aDocumentThatReviewersMaySeeStays() {
    String id = claims.draft();
    String first = claims.declared(id);
    assertThat(remove(id, first).status()).isEqualTo(204);
    assertThat(remove(id, first).status()).isEqualTo(404);
    String second = claims.declared(id);
    claims.upload(id, second);
    gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    assertThat(remove(id, second).status()).isEqualTo(409);
    assertThat(remove(id, claims.declared(id)).status()).isEqualTo(204);
  }

  @Test
  void bothSidesDownloadAnAttachmentAndOthersNothing() {
    String id = claims.draft();
    String document =
        declare(id, FiledClaims.declaration("árajánlat \\\"1\\\".pdf")).textAt("evidence.id");
    claims.upload(id, document);
    gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    Answer partners =
        gateway.as(PARTNER, "GET /claims/{id}/evidence/{evidenceId}", id, document).send();
    assertThat(partners.textAt("url"))
        .contains("response-content-disposition=attachment")
        .contains("%25C3%25A1raj%25C3%25A1nlat%2520_1_.pdf");
    assertThat(
            gateway
                .as(REVIEWER, "GET /reviews/{id}/evidence/{evidenceId}", id, document)
                .send()
                .status())
        .isEqualTo(200);
    assertThat(
            gateway
                .as(OTHER_PARTNER, "GET /claims/{id}/evidence/{evidenceId}", id, document)
                .send()
                .status())
        .isEqualTo(404);
  }
}
