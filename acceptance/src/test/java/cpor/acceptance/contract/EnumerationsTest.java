package cpor.acceptance.contract;

import static cpor.acceptance.contract.ContractDocument.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cpor.claim.Action;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimEvent;
import cpor.claim.ClaimStatus;
import cpor.claim.Language;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.StageName;
import cpor.claim.Turn;
import cpor.evidence.FileType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnumerationsTest {

  private final ContractDocument contract = ContractDocument.read();

  static Stream<Arguments> enumerations() {
    return Stream.of(
        arguments("Status", labels(ClaimStatus.values())),
        arguments("Stage", labels(StageName.values())),
        arguments("Turn", labels(Turn.values())),
        arguments("SolutionArea", labels(SolutionArea.values())),
        arguments("Activity", labels(Activity.values())),
        arguments("WithdrawalReason", labels(WithdrawalReason.values())),
        arguments("ActionReason", labels(ActionReason.values())),
        arguments("RejectionReason", labels(RejectionReason.values())),
        arguments("Language", Arrays.stream(Language.values()).map(Language::code).toList()),
        arguments("FileType", Arrays.stream(FileType.values()).map(FileType::contentType).toList()),
        arguments("Action", Arrays.stream(Action.values()).map(Action::label).toList()));
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void anEnumerationListsWhatTheProductKnows(String schema, List<String> known) {
    assertThat(contract.enumeration(schema)).isEqualTo(known);
  }

  @Test
  void reviewersGiveTheReasonsThatAreTheirs() {
    assertThat(contract.enumeration("ReviewersRejectionReason"))
        .isEqualTo(
            Arrays.stream(RejectionReason.values())
                .filter(RejectionReason::isReviewers)
                .map(Enum::name)
                .toList());
  }

  @Test
  void historyHasTheEventsThatHappenToClaims() {
    assertThat(
            ContractDocument.texts(
                contract.root().at("/components/schemas/Event/properties/type/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ClaimEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }
}
