package cpor.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Action;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Language;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewJsonTest {

  private static final CustomerContact CONTACT =
      new CustomerContact("Kovács Cili", null, null, Language.HU);

  @Test
  void aTimeIsInUtcAndLosesWhatIsLessThanASecond() {
    Instant time = Instant.parse("2026-11-23T10:00:00.999+01:00");

    assertThat(ViewJson.complete(new ClaimView.IncentiveEvaluationView(time)))
        .isEqualTo("{\"sentAt\":\"2026-11-23T09:00:00Z\"}");
  }

  @Test
  void languagesAndActionsHaveTheNamesOfTheContract() {
    assertThat(ViewJson.complete(List.of(Language.EN, Language.HU, Action.ADD_EVIDENCE)))
        .isEqualTo("[\"en\",\"hu\",\"add-evidence\"]");
  }

  @Test
  void whatIsNotThereIsNullInACompleteViewAndElseLeftOut() {
    assertThat(ViewJson.complete(CONTACT))
        .isEqualTo("{\"name\":\"Kovács Cili\",\"title\":null,\"email\":null,\"language\":\"hu\"}");
    assertThat(ViewJson.withoutNulls(CONTACT))
        .isEqualTo("{\"name\":\"Kovács Cili\",\"language\":\"hu\"}");
  }
}
