package cpor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Actor;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimEvent;
import cpor.cloud.FakeCloud;
import cpor.handler.ClaimStream;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DiscardedDraftTest {

  private static final Actor PARTNER = Actor.partner("user-1", null);

  @Test
  void theHistoryOfADiscardedDraftIsMadeToExpireWithIt() {
    try (FakeCloud cloud = new FakeCloud()) {
      ClaimStore claims =
          new ClaimStore(new Table(cloud.dynamoDb(), cloud.table()), Period.ofYears(7));
      ClaimDetails details =
          new ClaimDetails(
              new Customer("8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01", null, null),
              "4567890",
              null,
              null,
              List.of(),
              null,
              null,
              null,
              null);
      ClaimChange creation =
          ClaimChange.of(
              null,
              List.of(new ClaimEvent.ClaimCreated("claim-1", "org-17", details)),
              PARTNER,
              FakeCloud.MONDAY);
      claims.commit(creation, List.of());
      claims.commit(
          ClaimChange.of(
              creation.after(),
              List.of(new ClaimEvent.ClaimDiscarded()),
              PARTNER,
              FakeCloud.MONDAY),
          List.of());

      String answer =
          cloud.invoke(
              new ClaimStream(cloud),
              """
              {"Records": [{"eventID": "1", "eventName": "INSERT", "dynamodb": {
                "SequenceNumber": "1", "NewImage": {
                  "pk": {"S": "CLAIM#claim-1"}, "sk": {"S": "EVENT#000002"},
                  "type": {"S": "ClaimDiscarded"}, "stageSequence": {"N": "0"}}}}]}
              """);

      assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
      List<Map<String, AttributeValue>> items =
          cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).items();
      assertThat(items).hasSize(3).allMatch(item -> item.containsKey("expiresAt"));
    }
  }
}
