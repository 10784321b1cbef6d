package cpor.local.aws;

import java.net.URI;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * S3 in memory, by s3proxy, on two free ports of 127.0.0.1 over the same buckets: one checks
 * signature, expiry and signed headers as S3 does, the other takes any caller's word, so that the
 * AWS CLI works with whatever credentials it happens to have.
 */
public final class EmbeddedS3 implements AutoCloseable {

  private final TransientNio2BlobStore buckets = new TransientNio2BlobStore();
  private final S3Proxy checking;
  private final S3Proxy trusting;

  private EmbeddedS3(List<String> bucketNames) throws Exception {
    bucketNames.forEach(buckets::createContainer);
    checking =
        onFreePort()
            .awsAuthentication(
                AuthenticationType.AWS_V4, AwsClients.CREDENTIAL, AwsClients.CREDENTIAL)
            .build();
    trusting = onFreePort().build();
    checking.start();
    trusting.start();
  }

  public static EmbeddedS3 start(List<String> bucketNames) {
    try {
      return new EmbeddedS3(bucketNames);
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy did not start", e);
    }
  }

  private S3Proxy.Builder onFreePort() {
    return S3Proxy.builder().blobStore(buckets).endpoint(URI.create("http://127.0.0.1:0"));
  }

  /** Where every request needs a valid signature: presigned requests, and those without any. */
  URI checkingEndpoint() {
    return URI.create("http://127.0.0.1:" + checking.getPort());
  }

  /** Where no signature is looked at. */
  URI trustingEndpoint() {
    return URI.create("http://127.0.0.1:" + trusting.getPort());
  }

  @Override
  public void close() {
    try {
      checking.stop();
      trusting.stop();
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy did not stop", e);
    }
    buckets.close();
  }
}
