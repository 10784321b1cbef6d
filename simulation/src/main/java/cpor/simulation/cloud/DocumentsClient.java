package cpor.simulation.cloud;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** S3 as a strand reaches it: whatever was declared was uploaded. */
final class DocumentsClient implements S3Client {

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    World world = Invocation.present().world();
    return world
        .calls()
        .call(
            "looks for a document",
            Calls.USUAL,
            () -> {
              byte[] content = Document.content();
              try {
                return transformer.transform(
                    GetObjectResponse.builder().contentLength((long) content.length).build(),
                    AbortableInputStream.create(new ByteArrayInputStream(content)));
              } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
              }
            });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
