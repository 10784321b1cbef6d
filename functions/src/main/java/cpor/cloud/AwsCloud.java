package cpor.cloud;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * AWS as a Lambda function finds it. Region and credentials come from the function's environment.
 * The clients share nothing but the HTTP implementation, which is named so that the SDK does not
 * search the class path for one.
 */
public final class AwsCloud implements Cloud {

  @Override
  public Map<String, String> variables() {
    return System.getenv();
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public DynamoDbClient dynamoDb() {
    DynamoDbClient client =
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    Priming.beforeSnapshot(client, variable("CLAIMS_TABLE"));
    return client;
  }

  @Override
  public S3Client s3() {
    return S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  @Override
  public S3Presigner s3Presigner() {
    return S3Presigner.create();
  }

  @Override
  public SesClient ses() {
    return SesClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  @Override
  public SfnClient stepFunctions() {
    return SfnClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
  }

  /** Standard output goes to the log as it is; Lambda's logger would wrap each line. */
  @Override
  public Consumer<String> metrics() {
    return System.out::println;
  }
}
