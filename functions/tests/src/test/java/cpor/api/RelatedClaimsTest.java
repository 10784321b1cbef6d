package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a claim tells of others for the same tenant and product. */
class RelatedClaimsTest {

  private static final String DUPLICATES = "possibleDuplicates";
  private static final String COMPETING = "competing";

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  private Answer filed(String details) {
    return gateway.as(PARTNER, "POST /claims").body(details).send();
  }

  private Answer filedByAnother() {
    return gateway
        .as(OTHER_PARTNER, "POST /claims")
        .body(FiledClaims.COMPLETE.replace("4567890", "1112223"))
        .send();
  }

  @Test
  void aDraftNamesTheOwnOpenClaimsForTheSameTenantAndProduct() {
    claims.draft();
    String open = claims.submitted();

    Answer draft = filed(FiledClaims.COMPLETE.replace("Teams", "TEAMS"));

    assertThat(draft.at(DUPLICATES)).as("another draft is none").isEqualTo(List.of(open));
    assertThat(claims.read(draft.textAt("id")).at(DUPLICATES)).isEqualTo(List.of(open));
    assertThat(claims.read(open).at(DUPLICATES)).isEqualTo(List.of());
    assertThat(filed(FiledClaims.COMPLETE.replace("Teams", "Exchange")).at(DUPLICATES))
        .isEqualTo(List.of());
    assertThat(filed(FiledClaims.COMPLETE.replace("8f0c1f8e", "aaaaaaaa")).at(DUPLICATES))
        .isEqualTo(List.of());
  }

  @Test
  void onlyReviewersSeeWhatCompetes() {
    String open = claims.submitted();
    Answer theirs = filedByAnother();
    String id = theirs.textAt("id");

    assertThat(theirs.at(DUPLICATES)).isEqualTo(List.of());
    assertThat(theirs.at(COMPETING)).isEqualTo(List.of());

    claims.upload(id, declared(id));
    gateway.as(OTHER_PARTNER, "POST /claims/{id}/submit", id).send();

    Answer seen = gateway.as(REVIEWER, "GET /reviews/{id}", id).send();
    assertThat(seen.at(COMPETING))
        .isEqualTo(
            List.of(
                Map.of(
                    "id", open,
                    "organisation", "org-17",
                    "organisationName", "Adatum Zrt.",
                    "stage", "SUBMITTED",
                    "submittedAt", "2026-11-23T09:00:00Z")));
    assertThat(
            gateway.as(REVIEWER, "POST /reviews/{id}/start", open).send().at(COMPETING + ".0.id"))
        .isEqualTo(id);
    assertThat(claims.read(open).at(COMPETING)).isEqualTo(List.of());
  }

  private String declared(String id) {
    return Objects.requireNonNull(
        gateway
            .as(OTHER_PARTNER, "POST /claims/{id}/evidence", id)
            .body(FiledClaims.declaration("sow.pdf"))
            .send()
            .textAt("evidence.id"));
  }
}
