package cpor.story;

import cpor.claim.Claim;
import cpor.cloud.FakeCloud;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Write.PutItem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What an execution does to the table itself when it begins to wait, as its definition says it. */
public final class WaitingExecution {

  private WaitingExecution() {}

  public static void hangUpDoorbell(FakeCloud cloud, Claim claim, String token) {
    AttributeValue sequence = number(claim.stageSequence());
    AttributeValue lifecycle = number(claim.counters().lifecycle());
    Item doorbell =
        Item.at(Keys.doorbell(claim.id()))
            .put("token", token)
            .put("stageSequence", sequence)
            .put("lifecycle", lifecycle);
    ConditionCheck unmoved =
        ConditionCheck.builder()
            .tableName(cloud.table())
            .key(
                Map.of(
                    "pk", AttributeValue.fromS(Keys.partition(claim.id())),
                    "sk", AttributeValue.fromS(Keys.CLAIM)))
            .conditionExpression("stageSequence = :sequence AND lifecycle = :lifecycle")
            .expressionAttributeValues(Map.of(":sequence", sequence, ":lifecycle", lifecycle))
            .build();
    cloud
        .undisturbedDynamoDb()
        .transactWriteItems(
            write ->
                write.transactItems(
                    TransactWriteItem.builder().conditionCheck(unmoved).build(),
                    new PutItem(doorbell).in(cloud.table())));
  }

  private static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }
}
