package cpor.cloud;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;

/** A bucket in memory that keeps all versions, and into which tests upload. */
public final class FakeS3 implements S3Client {

  private final List<Version> versions = new ArrayList<>();
  private final List<String> deletedVersions = new ArrayList<>();
  private final Set<String> kept = new HashSet<>();
  private int puts;
  private int readings;

  private record Version(String key, String id, SdkBytes content) {}

  public synchronized void put(String key, byte[] content) {
    puts++;
    versions.add(new Version(key, "version-" + puts, SdkBytes.fromByteArray(content)));
  }

  /** Refuses from now on to delete an object. */
  public synchronized void keep(String key) {
    kept.add(key);
  }

  /** All that there is, by key and version. */
  public synchronized List<String> versions() {
    return versions.stream().map(version -> version.key() + " " + version.id()).toList();
  }

  /** How often an object was asked for. */
  public synchronized int readings() {
    return readings;
  }

  @Override
  public synchronized <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    readings++;
    Version latest =
        latest(request.key())
            .orElseThrow(
                () -> NoSuchKeyException.builder().message("no such key").statusCode(404).build());
    byte[] content = latest.content().asByteArray();
    try {
      return transformer.transform(
          GetObjectResponse.builder()
              .contentLength((long) content.length)
              .versionId(latest.id())
              .build(),
          AbortableInputStream.create(new ByteArrayInputStream(content)));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Optional<Version> latest(String key) {
    return versions.reversed().stream().filter(version -> version.key().equals(key)).findFirst();
  }

  /** The versions that were deleted, by their names. */
  public synchronized List<String> deletedVersions() {
    return List.copyOf(deletedVersions);
  }

  @Override
  public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    delete(request.key(), request.versionId());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public synchronized DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
    List<S3Error> errors = new ArrayList<>();
    for (ObjectIdentifier object : request.delete().objects()) {
      if (kept.contains(object.key())) {
        errors.add(S3Error.builder().key(object.key()).code("AccessDenied").build());
      } else {
        delete(object.key(), object.versionId());
      }
    }
    return errors.isEmpty()
        ? DeleteObjectsResponse.builder().build()
        : DeleteObjectsResponse.builder().errors(errors).build();
  }

  private void delete(String key, String versionId) {
    deletedVersions.add(versionId);
    versions.removeIf(version -> version.key().equals(key) && version.id().equals(versionId));
  }

  @Override
  public synchronized ListObjectVersionsResponse listObjectVersions(
      ListObjectVersionsRequest request) {
    return ListObjectVersionsResponse.builder()
        .isTruncated(false)
        .versions(
            versions.stream()
                .filter(version -> version.key().startsWith(request.prefix()))
                .map(
                    version ->
                        ObjectVersion.builder().key(version.key()).versionId(version.id()).build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
