package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class IdempotencyTest {

  private static final String REPLAYED = "idempotency-replayed";

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  private Answer create(String key, String body) {
    return gateway.as(PARTNER, "POST /claims").header("idempotency-key", key).body(body).send();
  }

  private Answer comment(String id, String key, String text) {
    return gateway
        .as(PARTNER, "POST /claims/{id}/comments", id)
        .header("idempotency-key", key)
        .body("{\"text\": \"%s\"}".formatted(text))
        .send();
  }

  private int events(String id) {
    Answer history = gateway.as(PARTNER, "GET /claims/{id}/history", id).send();
    return ((List<?>) Objects.requireNonNull(history.at("items"))).size();
  }

  @Test
  void aRepeatedCreationGetsTheFirstAnswer() {
    Answer first = create("one", FiledClaims.COMPLETE);
    Answer again = create("one", FiledClaims.COMPLETE);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.headers()).doesNotContainKey(REPLAYED);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.headers())
        .containsEntry(REPLAYED, "true")
        .containsAllEntriesOf(first.headers());
  }

  @Test
  void aRepeatedCommandGetsTheFirstAnswerEvenWhenTheClaimHasMovedOn() {
    String id = claims.submitted();
    Answer first =
        gateway
            .as(REVIEWER, "POST /reviews/{id}/start", id)
            .header("idempotency-key", "start")
            .send();
    gateway.as(REVIEWER, "POST /reviews/{id}/approve", id).send();
    Answer again =
        gateway
            .as(REVIEWER, "POST /reviews/{id}/start", id)
            .header("idempotency-key", "start")
            .header("if-match", "\"1\"")
            .body("{}")
            .send();
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.headers()).containsEntry(REPLAYED, "true");
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    String id = claims.draft();
    comment(id, "one", "first");
    Answer other = comment(id, "one", "second");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("type")).isEqualTo("/problems/idempotency-key-reused");
    assertThat(create("one", FiledClaims.COMPLETE).at("type"))
        .isEqualTo("/problems/idempotency-key-reused");
    assertThat(events(id)).isEqualTo(2);
  }

  @Test
  void theSameJsonInOtherBytesIsTheSameRequest() {
    String id = claims.underReview();
    String route = "POST /reviews/{id}/request-action";
    List<String> bodies =
        List.of(
            "{\"reasons\": [\"OTHER\"], \"comment\": \"Name é\"}",
            "{\"comment\":\"Name \\u00e9\",\"reasons\":[\"OTHER\"]}",
            "\ufeff {\n\"comment\" : \"Name é\", \"reasons\" : [ \"OTHER\" ] } ");
    for (String body : bodies) {
      Answer answer =
          gateway.as(REVIEWER, route, id).header("idempotency-key", "ask").body(body).send();
      assertThat(answer.status()).as(body).isEqualTo(200);
    }
    assertThat(
            gateway
                .as(REVIEWER, route, id)
                .header("idempotency-key", "ask")
                .body("{\"reasons\": [\"OTHER\"], \"comment\": \"Name e\"}")
                .send()
                .at("type"))
        .isEqualTo("/problems/idempotency-key-reused");
  }

  @Test
  void anEmptyBodyIsTheSameRequestAsAnEmptyObjectOfAnyForm() {
    String id = claims.submitted();
    for (String body : List.of("", "{}", " { }\n", "\ufeff{}")) {
      Answer answer =
          gateway
              .as(REVIEWER, "POST /reviews/{id}/start", id)
              .header("idempotency-key", "start")
              .body(body)
              .send();
      assertThat(answer.status()).as(body).isEqualTo(200);
    }
  }

  @Test
  void aKeyBelongsToItsOrganisation() {
    create("one", FiledClaims.COMPLETE);
    Answer others =
        gateway
            .as(OTHER_PARTNER, "POST /claims")
            .header("idempotency-key", "one")
            .body(FiledClaims.COMPLETE.replace("4567890", "1112223"))
            .send();
    assertThat(others.status()).isEqualTo(201);
    assertThat(others.headers()).doesNotContainKey(REPLAYED);
  }

  @Test
  void anAnswerIsRepeatedForTwentyFourHours() {
    String id = claims.draft();
    comment(id, "one", "hello");
    cloud.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(comment(id, "one", "hello").headers()).containsEntry(REPLAYED, "true");
    cloud.clock().advance(Duration.ofSeconds(1));
    assertThat(comment(id, "one", "hello").headers()).doesNotContainKey(REPLAYED);
    assertThat(events(id)).isEqualTo(3);
  }

  @Test
  void aRefusalIsNotRemembered() {
    String id = claims.draft();
    Answer refused =
        gateway
            .as(PARTNER, "POST /claims/{id}/submit", id)
            .header("idempotency-key", "submit")
            .send();
    assertThat(refused.status()).isEqualTo(422);
    claims.upload(id, claims.declared(id));
    Answer later =
        gateway
            .as(PARTNER, "POST /claims/{id}/submit", id)
            .header("idempotency-key", "submit")
            .send();
    assertThat(later.status()).isEqualTo(200);
    assertThat(later.at("stage")).isEqualTo("SUBMITTED");
  }

  @Test
  void aTwinThatHasJustWonAnswersForBoth() {
    String id = claims.submitted();
    AtomicReference<Answer> twin = new AtomicReference<>();
    cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> twin.set(start(id)));
    Answer answer = start(id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry(REPLAYED, "true");
    assertThat(answer.text()).isEqualTo(twin.get().text());
    assertThat(twin.get().headers()).doesNotContainKey(REPLAYED);
  }

  private Answer start(String id) {
    return gateway
        .as(REVIEWER, "POST /reviews/{id}/start", id)
        .header("idempotency-key", "twin")
        .send();
  }

  @Test
  void somebodyElseWhoWasFasterIsSeenBeforeTheCommandIsRefused() {
    String id = claims.underReview();
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () ->
                gateway
                    .as(PARTNER, "POST /claims/{id}/withdraw", id)
                    .body("{\"reason\": \"OTHER\"}")
                    .send());
    Answer late = gateway.as(REVIEWER, "POST /reviews/{id}/approve", id).send();
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.textAt("detail")).contains("DISPUTE_PERIOD");
  }

  @Test
  void aVersionThatHasJustBecomeStaleIsTold() {
    String id = claims.draft();
    String etag = claims.etag(id);
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () ->
                gateway
                    .as(PARTNER, "PATCH /claims/{id}", id)
                    .header("if-match", etag)
                    .body("{\"partnerReference\": \"theirs\"}")
                    .send());
    Answer late =
        gateway
            .as(PARTNER, "PATCH /claims/{id}", id)
            .header("if-match", etag)
            .body("{\"partnerReference\": \"ours\"}")
            .send();
    assertThat(late.status()).isEqualTo(412);
    assertThat(claims.read(id).at("partnerReference")).isEqualTo("theirs");
  }

  @Test
  void contentionThatPassesIsNotSeenByTheClient() {
    String id = claims.draft();
    for (int i = 0; i < 4; i++) {
      contend();
    }
    assertThat(comment(id, "one", "hello").status()).isEqualTo(201);
    assertThat(events(id)).isEqualTo(2);
  }

  @Test
  void contentionThatLastsIsToldWithWhenToTryAgain() {
    String id = claims.draft();
    for (int i = 0; i < 5; i++) {
      contend();
    }
    Answer answer = comment(id, "one", "hello");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("type")).isEqualTo("/problems/try-again");
    assertThat(answer.headers()).containsEntry("retry-after", "1");
    assertThat(events(id)).isEqualTo(1);
  }

  @Test
  void aStoreThatIsDownIsToldWithWhenToTryAgain() {
    String id = claims.draft();
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> {
              throw DynamoDbException.builder().statusCode(500).message("down").build();
            });
    Answer answer = comment(id, "one", "hello");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "1");
  }

  private void contend() {
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> {
              throw TransactionCanceledException.builder()
                  .cancellationReasons(
                      CancellationReason.builder().code("TransactionConflict").build(),
                      CancellationReason.builder().code("None").build())
                  .build();
            });
  }
}
