package cpor.acceptance.contract;

import static cpor.acceptance.contract.ContractDocument.labels;
import static cpor.acceptance.contract.ContractDocument.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimEvent;
import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That what is sent is what they say is seen where claims live: {@code WebhookTest}. */
class EventSchemasTest {

  private static final String EVENT =
      """
      {"version": "0", "id": "1", "detail-type": "ClaimCreated", "source": "cpor.claims.history",
       "account": "111122223333", "time": "2026-11-23T08:00:00Z", "region": "eu-central-1", "resources": [],
       "detail": {"schemaVersion": 1, "eventId": "a/history/1", "claimId": "a", "sequence": 1,
         "type": "ClaimCreated", "status": "EDITING", "stage": "EDITING", "version": 1,
         "organisation": "org-17", "partnerId": "4567890",
         "customerTenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "at": "2026-11-23T08:00:00Z"}}
      """;

  @Test
  void everyEventThatHappensToClaimsHasASchema() {
    List<String> types =
        Arrays.stream(ClaimEvent.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();

    assertThat(listed(EventSchema.HISTORY, "/properties/detail-type"))
        .containsExactlyInAnyOrderElementsOf(types);
    assertThat(listed(EventSchema.HISTORY, "/properties/detail/properties/type"))
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void everyEnumerationListsWhatTheProductKnows() {
    assertThat(listed(EventSchema.HISTORY, "/properties/detail/properties/status"))
        .isEqualTo(labels(ClaimStatus.values()));
    assertThat(listed(EventSchema.HISTORY, "/properties/detail/properties/stage"))
        .isEqualTo(labels(StageName.values()));
    assertThat(listed(EventSchema.ANNOUNCEMENT, "/properties/detail/properties/solutionArea"))
        .isEqualTo(labels(SolutionArea.values()));
    assertThat(listed(EventSchema.ANNOUNCEMENT, "/properties/detail/properties/activity"))
        .isEqualTo(labels(Activity.values()));
  }

  @Test
  void anEventThatIsNotAsItShouldBeIsFound() throws Exception {
    JsonNode event = new ObjectMapper().readTree(EVENT);
    assertThat(EventSchema.HISTORY.faults(event)).isEmpty();
    assertThat(EventSchema.ANNOUNCEMENT.faults(event)).isNotEmpty();

    ObjectNode detail = (ObjectNode) event.path("detail");
    detail.put("customerTenantId", "Contoso").put("comment", "Please.").remove("stage");

    assertThat(EventSchema.HISTORY.faults(event))
        .hasSize(3)
        .anyMatch(fault -> fault.contains("uuid"))
        .anyMatch(fault -> fault.contains("stage"))
        .contains("unknown: detail.comment");
  }

  private static List<String> listed(EventSchema schema, String pointer) {
    return texts(schema.document().at(pointer + "/enum"));
  }
}
