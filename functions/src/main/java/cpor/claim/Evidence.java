package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof of execution (PoE) document.
 *
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 * @param uploaded whether the file was found in the store and verified against this declaration
 */
public record Evidence(
    String id,
    String fileName,
    String contentType,
    long sizeBytes,
    String sha256,
    @Nullable String description,
    boolean uploaded,
    Instant addedAt) {

  Evidence verified() {
    return new Evidence(id, fileName, contentType, sizeBytes, sha256, description, true, addedAt);
  }
}
