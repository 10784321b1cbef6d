package cpor.api.view;

import cpor.claim.Evidence;
import cpor.evidence.SignedLink;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document as the API shows it. */
@Json
public record EvidenceView(
    String id,
    String fileName,
    String contentType,
    long sizeBytes,
    String sha256,
    @Nullable String description,
    boolean uploaded,
    Instant addedAt) {

  public static EvidenceView of(Evidence document) {
    return new EvidenceView(
        document.id(),
        document.fileName(),
        document.contentType(),
        document.sizeBytes(),
        document.sha256(),
        document.description(),
        document.uploaded(),
        document.addedAt());
  }

  /** A document that waits for its upload. */
  @Json
  public record Declared(EvidenceView evidence, Upload upload) {
    public static Declared of(Evidence document, SignedLink link) {
      return new Declared(
          EvidenceView.of(document),
          new Upload(link.method(), link.url(), link.headers(), link.expiresAt()));
    }
  }

  @Json
  public record Upload(String method, String url, Map<String, String> headers, Instant expiresAt) {}

  @Json
  public record Download(String url, Instant expiresAt) {
    public static Download of(SignedLink link) {
      return new Download(link.url(), link.expiresAt());
    }
  }
}
