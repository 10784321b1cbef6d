package cpor.local.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClaimListTest {
  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  private static RunningServices services;
  private static ClaimList claims;

  @BeforeAll
  static void start() throws Exception {
    services = new RunningServices();
    claims = ClaimList.following(services.dynamoDb, ClaimsTable.NAME);
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void itShowsEachClaimAsItWasWrittenLastTheNewestFirst() throws Exception {
    put("c1", "SUBMITTED", "\"dueAt\": {\"S\": \"2026-11-30T08:00:00Z\"}");
    put("c2", "CONSENT_WINDOW", "");
    put(
        "c2",
        "CONSENT_WINDOW",
        """
        "summary": {"M": {"hold": {"M": {"reason": {"S": "BOUNCED"},
          "since": {"S": "2026-11-24T08:00:00Z"}}}}}
        """);

    assertThat(claims.all())
        .satisfiesExactly(
            held -> {
              assertThat(held.id()).isEqualTo("c2");
              assertThat(held.held())
                  .contains(new ListedClaim.Held("BOUNCED", Instant.parse("2026-11-24T08:00:00Z")));
              assertThat(held.isOverdueAt(NOW)).isFalse();
            },
            late -> {
              assertThat(late.isOverdueAt(NOW)).isTrue();
              assertThat(late.matches("conTOSO")).isTrue();
              assertThat(late.matches("po-1")).isTrue();
              assertThat(late.matches("fabrikam")).isFalse();
            });

    var discarded = new ObjectMapper().createObjectNode().put("TableName", ClaimsTable.NAME);
    discarded.set(
        "Item",
        new ObjectMapper()
            .readTree(
                "{\"pk\": {\"S\": \"CLAIM#c1\"}, \"sk\": {\"S\": \"CLAIM\"}, \"document\": {\"M\":"
                    + " {\"discardedAt\": {\"S\": \"2026-11-25T08:00:00Z\"}}}}"));
    var _ = services.json.call("DynamoDB_20120810.PutItem", discarded);

    assertThat(claims.all()).extracting(ListedClaim::id).containsExactly("c2");
  }

  private static void put(String id, String stage, String more) throws Exception {
    ClaimsTable.putClaim(services.json, id, stage, more);
  }
}
