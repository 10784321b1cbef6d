package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.world.Execution;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table's stream carries what was written, whoever wrote it. */
@AlsoOnLocalStack("the stream and its destination are the deployed ones")
@ExtendWith(ScenarioExtension.class)
class StreamTest {

  private final Scenario scenario;

  StreamTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void aRecordThatNobodyUnderstandsIsKeptWholeAndThoseBehindItAreHandled() {
    String mark = UUID.randomUUID().toString();

    scenario
        .world()
        .writeByHand(Map.of("pk", "CLAIM#" + mark, "sk", "EVENT#000001", "note", "I was here."));
    Claim claim = scenario.claimUnderReview();

    assertThat(scenario.world().executions(claim.id()))
        .singleElement()
        .extracting(Execution::statesEntered)
        .asString()
        .contains("Submitted", "UnderReview");
    assertThat(scenario.world().recordsKeptUnread())
        .filteredOn(record -> record.contains(mark))
        .singleElement()
        .asString()
        .contains("INSERT", "EVENT#000001", "I was here.");
  }
}
