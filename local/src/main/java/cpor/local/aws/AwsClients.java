package cpor.local.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * SDK clients that call one local endpoint as somebody. They try as often as on AWS, but do not
 * pause between two attempts: that would take real time, in which the product's stands still.
 */
public record AwsClients(URI endpoint, AwsCredentials credentials) {

  /** The region that every local service says it is in. */
  public static final String REGION = "eu-central-1";

  /** The account that every local ARN names. */
  public static final String ACCOUNT = "000000000000";

  /** Both the access key id and its secret; presigned S3 requests are checked against them. */
  public static final String CREDENTIAL = "local";

  /** Those of the account's owner. */
  static final AwsCredentials OWNER = AwsBasicCredentials.create(CREDENTIAL, CREDENTIAL);

  /** Buckets are named in the path, because no name server knows {@code bucket.localhost}. */
  private static final S3Configuration PATH_STYLE =
      S3Configuration.builder().pathStyleAccessEnabled(true).build();

  /** Clients of the account's owner. */
  public AwsClients(URI endpoint) {
    this(endpoint, OWNER);
  }

  /** The variables of a shell in which the AWS CLI calls the same, as the same. */
  public String shellVariables() {
    return "AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=%s"
        .formatted(endpoint, credentials.accessKeyId(), credentials.secretAccessKey(), REGION);
  }

  public DynamoDbClient dynamoDb() {
    return at(DynamoDbClient.builder()).build();
  }

  public S3Client s3() {
    return at(S3Client.builder()).serviceConfiguration(PATH_STYLE).build();
  }

  public S3Presigner s3Presigner() {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .serviceConfiguration(PATH_STYLE)
        .build();
  }

  public SesClient ses() {
    return at(SesClient.builder()).build();
  }

  public SfnClient stepFunctions() {
    return at(SfnClient.builder()).build();
  }

  public EventBridgeClient eventBridge() {
    return at(EventBridgeClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B at(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            override ->
                override.retryStrategy(
                    retries ->
                        retries
                            .backoffStrategy(BackoffStrategy.retryImmediately())
                            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())));
  }
}
