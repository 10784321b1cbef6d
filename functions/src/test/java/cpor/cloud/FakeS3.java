package cpor.cloud;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket in memory, into which tests upload. */
public final class FakeS3 implements S3Client {

  private final Map<String, byte[]> objects = new HashMap<>();
  private final List<String> deletedVersions = new ArrayList<>();
  private int puts;
  private int readings;

  public void put(String key, byte[] content) {
    puts++;
    objects.put(key, content.clone());
  }

  /** How often an object was asked for. */
  public int readings() {
    return readings;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    readings++;
    byte[] content = objects.get(request.key());
    if (content == null) {
      throw NoSuchKeyException.builder().message("no such key").statusCode(404).build();
    }
    try {
      return transformer.transform(
          GetObjectResponse.builder()
              .contentLength((long) content.length)
              .versionId("version-" + puts)
              .build(),
          AbortableInputStream.create(new ByteArrayInputStream(content)));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The versions that were deleted, by their names. */
  public List<String> deletedVersions() {
    return List.copyOf(deletedVersions);
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    deletedVersions.add(request.versionId());
    objects.remove(request.key());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {}
}
