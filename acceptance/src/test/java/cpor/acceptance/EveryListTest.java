package cpor.acceptance;

import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each list is read from an index, and a function may read the indexes that its role names: none is
 * forgotten there. What a list shows is told by {@link ListsTest}.
 */
@ExtendWith(ScenarioExtension.class)
class EveryListTest {

  private final Scenario scenario;

  EveryListTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void aPartnerMayReadEachList() {
    Caller partner = scenario.partner().caller();
    for (String query :
        List.of(
            "sort=-updatedAt",
            "status=REJECTED",
            "sort=dueAt",
            "sort=-submittedAt",
            "customerTenantId=" + UUID.randomUUID(),
            "partnerReference=PO-0",
            "q=nobodyiscalledso")) {
      partner.send(Call.get("/claims?" + query)).with(200);
    }
    partner.send(Call.get("/claims/counts")).with(200);
  }

  @Test
  void aReviewerMayReadEachList() {
    Caller reviewer = scenario.reviewer().caller();
    for (String query :
        List.of("stage=SUBMITTED", "mine=true", "held=true", "q=nobodyiscalledso")) {
      reviewer.send(Call.get("/reviews?" + query)).with(200);
    }
    reviewer.send(Call.get("/reviews/counts")).with(200);
  }

  /** A reviewer is told who else claims the same. */
  @Test
  void aReviewerMayReadWhatCompetes() {
    scenario.reviewer().reads(scenario.claimUnderReview());
  }
}
