package cpor.workflow;

import static cpor.story.Lives.aDraft;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.handler.ClaimStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DiscardedDraftTest {

  @Test
  void theHistoryOfADiscardedDraftIsMadeToExpireWithIt() {
    try (FakeCloud cloud = new FakeCloud()) {
      aDraft().and(PARTNER.discards()).in(cloud);

      String answer =
          cloud.invoke(
              new ClaimStream(cloud), StreamRecords.batch(List.of(StreamRecords.last(cloud))));

      assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
      List<Map<String, AttributeValue>> items =
          cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).items();
      assertThat(items).hasSize(6).allMatch(item -> item.containsKey("expiresAt"));
    }
  }
}
