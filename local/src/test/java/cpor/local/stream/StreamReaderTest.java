package cpor.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamReaderTest {
  private final RunningServices services = new RunningServices();
  private final DynamoDbClient client = services.clients().dynamoDb();

  private StreamReader stream;

  @BeforeEach
  void begin() throws InterruptedException {
    stream =
        new StreamReader(services.json, StreamReader.streamOf(ClaimsTable.NAME, services.json));
  }

  @AfterEach
  void stop() {
    client.close();
    services.close();
  }

  @Test
  void aRecordIsReadOnce() throws InterruptedException {
    write("CLAIM#1");
    assertThat(read()).containsExactly("CLAIM#1");
    assertThat(read()).isEmpty();
    write("CLAIM#2");
    assertThat(read()).containsExactly("CLAIM#2");
  }

  @Test
  void whoLooksAgainAsksForRecordsAndNothingElse() throws InterruptedException {
    write("CLAIM#1");
    assertThat(read()).hasSize(1);
    services.calls.clear();

    assertThat(read()).isEmpty();

    assertThat(services.calls).extracting(Call::operation).containsExactly("GetRecords");
  }

  @Test
  void whatIsThereIsReadByOneQuestion() throws InterruptedException {
    assertThat(read()).isEmpty();
    write("CLAIM#1");
    write("CLAIM#2");
    services.calls.clear();

    assertThat(read()).containsExactly("CLAIM#1", "CLAIM#2");

    assertThat(services.calls).extracting(Call::operation).containsExactly("GetRecords");
  }

  @Test
  void recordsOfSeveralMegabytesAreReadToTheEnd() throws InterruptedException {
    String text = "x".repeat(390_000);
    for (int number = 1; number <= 8; number++) {
      String partition = "CLAIM#" + number;
      client.putItem(
          put ->
              put.tableName(ClaimsTable.NAME)
                  .item(Map.of("pk", fromS(partition), "sk", fromS("CLAIM"), "text", fromS(text))));
    }

    assertThat(read()).hasSize(8);
  }

  @Test
  void anEmptyMapIsStillAMap() throws InterruptedException {
    AttributeValue empty = fromM(Map.of());
    client.putItem(
        put ->
            put.tableName(ClaimsTable.NAME)
                .item(
                    Map.of(
                        "pk", fromS("CLAIM#1"),
                        "sk", fromS("CLAIM"),
                        "personal", empty,
                        "document", fromM(Map.of("inner", fromL(List.of(empty)))))));

    assertThat(stream.read())
        .singleElement()
        .extracting(read -> read.path("dynamodb").path("NewImage"))
        .satisfies(
            image -> {
              assertThat(image.path("personal")).hasToString("{\"M\":{}}");
              assertThat(image.path("document"))
                  .hasToString("{\"M\":{\"inner\":{\"L\":[{\"M\":{}}]}}}");
            });
  }

  @Test
  void manyRecordsAreReadToTheEnd() throws InterruptedException {
    for (int number = 1; number <= 230; number++) {
      write("CLAIM#" + number);
    }

    assertThat(read()).hasSize(230);
  }

  @Test
  void nothingIsLostOrReadTwiceWhenAnIteratorHasExpired() throws InterruptedException {
    write("CLAIM#1");
    assertThat(read()).hasSize(1);
    write("CLAIM#2");
    AtomicBoolean expired = new AtomicBoolean();
    services.guard =
        call -> {
          if (call.operation().equals("GetRecords") && expired.compareAndSet(false, true)) {
            throw new AwsError("ExpiredIteratorException", "Iterator expired.");
          }
        };

    assertThat(read()).containsExactly("CLAIM#2");
    assertThat(expired).isTrue();
  }

  @Test
  void ofAStreamThatGoesOnTheLatestRecordsAreKept() throws InterruptedException {
    write("CLAIM#1");
    assertThat(read()).hasSize(1);
    for (int number = 2; number <= 5; number++) {
      write("CLAIM#" + number);
    }

    services.dynamoDb.forgetAllBut(3);

    assertThat(read()).containsExactly("CLAIM#3", "CLAIM#4", "CLAIM#5");
    begin();
    assertThat(read()).containsExactly("CLAIM#3", "CLAIM#4", "CLAIM#5");
  }

  private void write(String partition) {
    ClaimsTable.put(client, partition, "CLAIM");
  }

  private List<String> read() throws InterruptedException {
    List<ObjectNode> records = stream.read();
    return records.stream().map(read -> read.at("/dynamodb/Keys/pk/S").asText()).toList();
  }
}
