package cpor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DoorbellsTest {

  private final String table = LocalDynamoDb.newTable();
  private final Doorbells doorbells = new Doorbells(LocalDynamoDb.client(), table);

  @Test
  void theLastDoorbellThatWasHungUpIsFound() {
    hangUp("token-1", 1);
    hangUp("token-2", 2);

    assertThat(doorbells.find("claim-1")).contains(new Doorbell("token-2", 2));
  }

  @Test
  void aClaimThatNobodyWaitsForHasNone() {
    hangUp("token-1", 1);

    assertThat(doorbells.find("claim-2")).isEmpty();
  }

  @Test
  void theDoorbellsOfSeveralClaimsAreFoundTogether() {
    hangUp("token-1", 1);

    assertThat(doorbells.ofClaims(List.of("claim-1", "claim-2")))
        .containsExactly(Map.entry("claim-1", new Doorbell("token-1", 1)));
    assertThat(doorbells.ofClaims(List.of())).isEmpty();
  }

  /** As the state machine's definition does. */
  private void hangUp(String token, int stageSequence) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key("CLAIM#claim-1", "DOORBELL"));
    item.put("schemaVersion", Attributes.number(1));
    item.put("token", Attributes.text(token));
    item.put("stageSequence", Attributes.number(stageSequence));
    item.put("lifecycle", Attributes.number(1));
    LocalDynamoDb.client().putItem(put -> put.tableName(table).item(item));
  }
}
