package cpor.cloud;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * How long a service of AWS is waited for. The SDK by itself reads from a connection for 30
 * seconds, which is longer than a function runs: whoever asked would never hear from us.
 *
 * @param attempt one request and its answer; what takes longer is tried again
 * @param call all attempts together, and the pauses between them
 */
public record TimeLimits(Duration attempt, Duration call) {

  public static final TimeLimits USUAL =
      new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(6));

  /** SES looks a mail over before it takes it, and one that is tried again may be sent twice. */
  public static final TimeLimits OF_MAIL =
      new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(8));

  /** Nobody configures a function by a file in somebody's home, so none is searched for. */
  private static final ProfileFile NO_PROFILE = ProfileFile.aggregator().build();

  /**
   * Has a client keep to them. Its HTTP implementation is named, so that the SDK does not search
   * the class path for one; it is told the limit too, since an attempt cannot be broken off while
   * TLS is agreed upon, and whom it may trust there.
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B in(B client) {
    return client
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(attempt)
                .socketTimeout(attempt)
                .tlsTrustManagersProvider(TrustedAuthorities::forAllClients))
        .overrideConfiguration(
            override ->
                override
                    .apiCallAttemptTimeout(attempt)
                    .apiCallTimeout(call)
                    .defaultProfileFile(NO_PROFILE)
                    .addExecutionInterceptor(new TimeLeft(call)));
  }
}
