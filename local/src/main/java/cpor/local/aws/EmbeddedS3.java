package cpor.local.aws;

import cpor.local.aws.nio2blob.TransientNio2BlobStore;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;

/**
 * S3 in memory, by s3proxy, whose servers stand behind ours over the same buckets: one checks
 * signature, expiry and signed headers as S3 does, the other takes any caller's word, so that the
 * AWS CLI works with whatever credentials it happens to have. Every bucket keeps all versions, as
 * the one with the documents does.
 */
public final class EmbeddedS3 extends ProxyHandler {
  private static final String HOST = "127.0.0.1";
  private static final String SESSION_TOKEN = "X-Amz-Security-Token";

  private final TransientNio2BlobStore buckets = new TransientNio2BlobStore();
  private final S3Proxy checking =
      onFreePort()
          .awsAuthentication(
              AuthenticationType.AWS_V4, AwsClients.CREDENTIAL, AwsClients.CREDENTIAL)
          .build();
  private final S3Proxy trusting = onFreePort().build();

  private EmbeddedS3(List<String> bucketNames, AccessKeys keys) throws Exception {
    bucketNames.forEach(this::create);
    checking.setBlobStoreLocator((keyId, _, _) -> grant(keys, keyId));
    checking.start();
    trusting.start();
  }

  private void create(String bucket) {
    buckets.createContainer(bucket);
    buckets.putBucketVersioning(
        PutBucketVersioningRequest.builder()
            .bucket(bucket)
            .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED))
            .build());
  }

  /**
   * These buckets, empty.
   *
   * @param keys whose holders may sign, beside the account's owner
   */
  public static EmbeddedS3 with(List<String> bucketNames, AccessKeys keys) {
    try {
      return new EmbeddedS3(bucketNames, keys);
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy did not start", e);
    }
  }

  /** The secret that a signature is checked by; who has no key is nobody to S3. */
  private @Nullable AccessGrant grant(AccessKeys keys, @Nullable String keyId) {
    return Optional.ofNullable(keyId)
        .flatMap(id -> id.equals(AwsClients.CREDENTIAL) ? Optional.of(id) : keys.secret(id))
        .map(secret -> new AccessGrant(secret, buckets))
        .orElse(null);
  }

  /** Whether a bucket has an object of that key. */
  public boolean has(String bucket, String key) {
    return buckets.containerExists(bucket) && buckets.blobExists(bucket, key);
  }

  private S3Proxy.Builder onFreePort() {
    return S3Proxy.builder().blobStore(buckets).endpoint(URI.create("http://" + HOST + ":0"));
  }

  /** Presigned and anonymous requests have no such header, and S3 judges them as on AWS. */
  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    boolean signedByHeader = request.getHeaders().contains(HttpHeader.AUTHORIZATION);
    int port = (signedByHeader ? trusting : checking).getPort();
    return HttpURI.build(request.getHttpURI()).authority(HOST, port);
  }

  /**
   * A request passes as it came, because it is signed for the address it was sent to; but s3proxy
   * refuses the header that temporary credentials bring.
   */
  @Override
  protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
    var _ = forwarded.headers(headers -> headers.remove(SESSION_TOKEN));
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    checking.stop();
    trusting.stop();
    buckets.close();
  }
}
