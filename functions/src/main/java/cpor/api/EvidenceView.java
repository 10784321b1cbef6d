package cpor.api;

import cpor.claim.Evidence;
import cpor.evidence.SignedLink;
import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document as the API shows it. */
@Json
record EvidenceView(
    String id,
    String fileName,
    String contentType,
    long sizeBytes,
    String sha256,
    @Nullable String description,
    boolean uploaded,
    String addedAt) {

  static EvidenceView of(Evidence document) {
    return new EvidenceView(
        document.id(),
        document.fileName(),
        document.contentType(),
        document.sizeBytes(),
        document.sha256(),
        document.description(),
        document.uploaded(),
        Timestamps.show(document.addedAt()));
  }

  /** A document that waits for its upload. */
  @Json
  record Declared(EvidenceView evidence, Upload upload) {
    static Declared of(Evidence document, SignedLink link) {
      return new Declared(
          EvidenceView.of(document),
          new Upload(link.method(), link.url(), link.headers(), Timestamps.show(link.expiresAt())));
    }
  }

  @Json
  record Upload(String method, String url, Map<String, String> headers, String expiresAt) {}

  @Json
  record Download(String url, String expiresAt) {
    static Download of(SignedLink link) {
      return new Download(link.url(), Timestamps.show(link.expiresAt()));
    }
  }
}
