package cpor.api;

import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Brings claims to where a test begins, by nothing but calls of the API. */
record FiledClaims(FakeCloud cloud, Gateway gateway) {

  static final byte[] PDF = "%PDF-1.7 statement of work".getBytes(StandardCharsets.UTF_8);

  static final String COMPLETE =
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": "Contoso Kft.",
                    "domain": "contoso.hu"},
       "partner": {"partnerId": "4567890"}, "solutionArea": "MICROSOFT_365", "activity": "USAGE",
       "products": [{"name": "Teams"}],
       "customerContact": {"name": "Kovács Cili", "email": "cili@contoso.hu", "language": "hu"},
       "partnerContact": {"name": "Péter Partner", "email": "peter@fabrikam.example"}}
      """;

  /** A complete draft, without evidence yet. */
  String draft() {
    return gateway.as(PARTNER, "POST /claims").body(COMPLETE).send().textAt("id");
  }

  /** Declares a document and returns its id. */
  String declared(String claimId) {
    return gateway
        .as(PARTNER, "POST /claims/{id}/evidence", claimId)
        .body(declaration("sow.pdf"))
        .send()
        .textAt("evidence.id");
  }

  static String declaration(String fileName) {
    return """
    {"fileName": "%s", "contentType": "application/pdf", "sizeBytes": %d, "sha256": "%s"}
    """
        .formatted(fileName, PDF.length, sha256());
  }

  void upload(String claimId, String evidenceId) {
    cloud.s3().put("evidence/%s/%s".formatted(claimId, evidenceId), PDF);
  }

  String submitted() {
    String id = draft();
    upload(id, declared(id));
    gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    return id;
  }

  String underReview() {
    String id = submitted();
    gateway.as(REVIEWER, "POST /reviews/{id}/start", id).send();
    return id;
  }

  Answer read(String claimId) {
    return gateway.as(PARTNER, "GET /claims/{id}", claimId).send();
  }

  String etag(String claimId) {
    return Objects.requireNonNull(read(claimId).headers().get("etag"));
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PDF));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
