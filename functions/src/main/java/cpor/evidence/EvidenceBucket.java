package cpor.evidence;

import cpor.claim.Evidence;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The documents of claims in S3. They never pass through a function on their way in or out. Few
 * calls have to do with them, so the clients are made when one has.
 */
public final class EvidenceBucket {

  private static final Duration LINK_WORKS_FOR = Duration.ofMinutes(15);

  private final Cloud cloud;
  private final String bucket;
  private @Nullable S3Client s3;
  private @Nullable S3Presigner presigner;

  public EvidenceBucket(Cloud cloud) {
    this.cloud = cloud;
    this.bucket = cloud.variable("EVIDENCE_BUCKET");
  }

  private synchronized S3Client s3() {
    S3Client known = s3 == null ? cloud.s3() : s3;
    s3 = known;
    return known;
  }

  private synchronized S3Presigner presigner() {
    S3Presigner known = presigner == null ? cloud.s3Presigner() : presigner;
    presigner = known;
    return known;
  }

  /** A link that takes this very document, once. */
  public SignedLink upload(String claimId, Evidence document) {
    String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.sha256()));
    PresignedPutObjectRequest signed =
        presigner()
            .presignPutObject(
                presign ->
                    presign
                        .signatureDuration(LINK_WORKS_FOR)
                        .putObjectRequest(
                            put ->
                                put.bucket(bucket)
                                    .key(key(claimId, document))
                                    .contentType(document.contentType())
                                    .contentLength(document.sizeBytes())
                                    .checksumSHA256(hash)
                                    .ifNoneMatch("*")));
    return new SignedLink(
        "PUT", signed.url().toString(), withoutHost(signed.signedHeaders()), signed.expiration());
  }

  /** A link that a browser saves from and never shows: what is in a document is not ours. */
  public SignedLink download(String claimId, Evidence document) {
    PresignedGetObjectRequest signed =
        presigner()
            .presignGetObject(
                presign ->
                    presign
                        .signatureDuration(LINK_WORKS_FOR)
                        .getObjectRequest(
                            get ->
                                get.bucket(bucket)
                                    .key(key(claimId, document))
                                    .responseContentDisposition(attachment(document))));
    return new SignedLink("GET", signed.url().toString(), Map.of(), signed.expiration());
  }

  /** What is wrong with the upload; empty when it is the document that was declared. */
  public Optional<String> mismatch(String claimId, Evidence document) {
    try (ResponseInputStream<GetObjectResponse> object = uploaded(claimId, document)) {
      return mismatch(document, object);
    } catch (NoSuchKeyException missing) {
      return Optional.of("is not uploaded yet");
    } catch (IOException failed) {
      throw brokenOff(failed);
    }
  }

  /**
   * Makes room for another upload where something else lies than the document that was declared.
   * Just what was looked at goes: the right one may come meanwhile, and stays.
   */
  public void removeMismatch(String claimId, Evidence document) {
    try (ResponseInputStream<GetObjectResponse> object = uploaded(claimId, document)) {
      if (mismatch(document, object).isPresent()) {
        String version = object.response().versionId();
        s3().deleteObject(
                delete -> delete.bucket(bucket).key(key(claimId, document)).versionId(version));
      }
    } catch (NoSuchKeyException missing) {
      // there is room
    } catch (IOException failed) {
      throw brokenOff(failed);
    }
  }

  /** Removes a claim's documents: all versions of each, and what marks one as deleted. */
  public void removeAll(String claimId) {
    s3().listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(folder(claimId))).stream()
        .map(
            page ->
                Stream.concat(
                        page.versions().stream().map(it -> version(it.key(), it.versionId())),
                        page.deleteMarkers().stream().map(it -> version(it.key(), it.versionId())))
                    .toList())
        .filter(versions -> !versions.isEmpty())
        .forEach(this::remove);
  }

  private void remove(List<ObjectIdentifier> versions) {
    DeleteObjectsResponse removed =
        s3().deleteObjects(
                request -> request.bucket(bucket).delete(all -> all.objects(versions).quiet(true)));
    if (removed.hasErrors()) {
      throw new IllegalStateException("S3 kept a document: " + removed.errors().getFirst().code());
    }
  }

  private static ObjectIdentifier version(String key, String versionId) {
    return ObjectIdentifier.builder().key(key).versionId(versionId).build();
  }

  /** As what the SDK throws when a request is broken off before it was answered. */
  private static SdkClientException brokenOff(IOException failed) {
    return SdkClientException.create("a document stopped coming", failed);
  }

  private ResponseInputStream<GetObjectResponse> uploaded(String claimId, Evidence document) {
    return s3().getObject(
            get ->
                get.bucket(bucket).key(key(claimId, document)).checksumMode(ChecksumMode.ENABLED));
  }

  private static Optional<String> mismatch(
      Evidence document, ResponseInputStream<GetObjectResponse> object) throws IOException {
    GetObjectResponse found = object.response();
    if (found.contentLength() != document.sizeBytes()) {
      object.abort();
      return Optional.of(
          "has %d bytes, but %d were declared"
              .formatted(found.contentLength(), document.sizeBytes()));
    }
    MessageDigest digest = sha256();
    DigestInputStream content = new DigestInputStream(object, digest);
    byte[] head = content.readNBytes(FileType.LONGEST_BEGINNING);
    if (!type(document).fits(head)) {
      object.abort();
      return Optional.of(
          "begins as %s does, but %s was declared"
              .formatted(
                  FileType.beginning(head)
                      .map(FileType::contentType)
                      .orElse("no type that is taken"),
                  document.contentType()));
    }
    String hash;
    if (found.checksumSHA256() == null) {
      content.transferTo(OutputStream.nullOutputStream());
      hash = HexFormat.of().formatHex(digest.digest());
    } else {
      object.abort();
      hash = HexFormat.of().formatHex(Base64.getDecoder().decode(found.checksumSHA256()));
    }
    return hash.equals(document.sha256())
        ? Optional.empty()
        : Optional.of("has the SHA-256 %s, but another was declared".formatted(hash));
  }

  private static FileType type(Evidence document) {
    return FileType.of(document.contentType())
        .orElseThrow(() -> new IllegalStateException("no type was declared"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> withoutHost(Map<String, List<String>> signed) {
    Map<String, String> headers = new LinkedHashMap<>();
    signed.forEach(
        (name, values) -> {
          if (!name.toLowerCase(Locale.ROOT).equals("host")) {
            headers.put(name, String.join(",", values));
          }
        });
    return headers;
  }

  private static String attachment(Evidence document) {
    String fileName = FileName.safe(document.fileName(), type(document));
    // a form's encoding, but for two characters
    String encoded =
        URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename*=UTF-8''" + encoded;
  }

  private static String key(String claimId, Evidence document) {
    return folder(claimId) + document.id();
  }

  private static String folder(String claimId) {
    return "evidence/" + claimId + "/";
  }
}
