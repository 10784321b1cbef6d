package cpor.api;

import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Evidence;
import cpor.cloud.AwsFaults;
import cpor.cloud.Cloud;
import cpor.cloud.FakeCloud;
import cpor.cloud.SilentService;
import cpor.evidence.EvidenceBucket;
import cpor.handler.ClaimsApi;
import cpor.handler.ConsentPage;
import cpor.handler.ReviewsApi;
import cpor.http.Answer;
import cpor.http.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * By itself the SDK would read from a connection for half a minute: developer guide of the AWS SDK
 * for Java 2.x, "Configure timeouts".
 */
@Timeout(20)
class SlowServicesTest {

  private final FakeCloud cloud = new FakeCloud();

  @Test
  void aTableThatDoesNotAnswerIsTriedAgainAndThenThePartnerIsToldToDoSo() {
    try (SilentService table = new SilentService("")) {
      Answer answer = call(new ClaimsApi(with(table)), PARTNER, "GET /claims/{id}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "1");
      assertThat(table.attempts()).isGreaterThan(1);
    }
  }

  @Test
  void aTableThatDoesNotAnswerDoesNotKeepTheCustomer() {
    try (SilentService table = new SilentService("")) {
      Answer answer = call(new ConsentPage(with(table)), Map.of(), "GET /consent/{token}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", "60");
    }
  }

  /** A request may need many calls; a function that Lambda ends has told nobody anything. */
  @Test
  void noCallBeginsThatMightOutliveTheInvocation() {
    try (SilentService table = new SilentService("")) {
      Cloud silent = with(table);

      assertThat(
              Stream.of(
                  inTheEnd(new ClaimsApi(silent), PARTNER, "GET /claims/{id}"),
                  inTheEnd(new ClaimsApi(silent), PARTNER, "POST /claims/{id}/withdraw"),
                  inTheEnd(new ReviewsApi(silent), REVIEWER, "GET /reviews"),
                  inTheEnd(new ConsentPage(silent), Map.of(), "GET /consent/{token}")))
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.headers()).containsKey("retry-after");
              });
      assertThat(table.attempts()).isZero();
    }
  }

  @Test
  void aDocumentThatStopsComingIsAFaultThatPasses() {
    try (SilentService documents =
        new SilentService("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n%PDF")) {
      S3Client s3 = documents.client(S3Client.builder().forcePathStyle(true));
      EvidenceBucket bucket = new EvidenceBucket(new PartlySilent(cloud, cloud.dynamoDb(), s3));

      SdkException failure =
          catchThrowableOfType(SdkException.class, () -> bucket.mismatch("claim-1", declared()));

      assertThat(AwsFaults.isPassing(failure)).isTrue();
    }
  }

  private Answer call(RequestStreamHandler function, Map<String, String> token, String route) {
    return request(function, token, route).send();
  }

  private Answer inTheEnd(RequestStreamHandler function, Map<String, String> token, String route) {
    return request(function, token, route).send(Duration.ofSeconds(3));
  }

  private Call request(RequestStreamHandler function, Map<String, String> token, String route) {
    return new Call(cloud, function, token, route, "something").header("idempotency-key", "key-1");
  }

  private Cloud with(SilentService table) {
    return new PartlySilent(cloud, table.client(DynamoDbClient.builder()), cloud.s3());
  }

  private static Evidence declared() {
    return new Evidence(
        "doc-1", "sow.pdf", "application/pdf", 30, "0".repeat(64), null, false, Instant.EPOCH);
  }

  private record PartlySilent(FakeCloud others, DynamoDbClient dynamoDb, S3Client s3)
      implements Cloud {

    @Override
    public Map<String, String> variables() {
      return others.variables();
    }

    @Override
    public Clock clock() {
      return others.clock();
    }

    @Override
    public S3Presigner s3Presigner() {
      return others.s3Presigner();
    }

    @Override
    public SesClient ses() {
      return others.ses();
    }

    @Override
    public SfnClient stepFunctions() {
      return others.stepFunctions();
    }

    @Override
    public EventBridgeClient eventBridge() {
      return others.eventBridge();
    }
  }
}
