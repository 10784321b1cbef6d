package cpor.table.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.Tables;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorbellsTest {

  private final Table table = Tables.table();
  private final Doorbells doorbells = new Doorbells(table);

  @Test
  void theLastDoorbellThatWasHungUpIsFound() {
    hangUp("token-1", 1);
    hangUp("token-2", 2);

    assertThat(doorbells.find("claim-1")).contains(new Doorbell("token-2", 2, 1));
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
        .containsExactly(Map.entry("claim-1", new Doorbell("token-1", 1, 1)));
    assertThat(doorbells.ofClaims(List.of())).isEmpty();
  }

  /** As the state machine's definition does. */
  private void hangUp(String token, int stageSequence) {
    table.put(
        Item.at(new Key("CLAIM#claim-1", "DOORBELL"))
            .put("token", token)
            .put("stageSequence", stageSequence)
            .put("lifecycle", 1));
  }
}
