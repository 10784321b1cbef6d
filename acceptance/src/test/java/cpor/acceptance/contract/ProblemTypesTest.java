package cpor.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.api.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (/problems/[a-z-]+) \\| (\\d{3}) \\|");

  private final ContractDocument contract = ContractDocument.read();

  /** What the product reports, by type. */
  private final Map<String, Integer> reported =
      Arrays.stream(ProblemType.values())
          .collect(Collectors.toMap(ProblemType::uri, ProblemType::status));

  @Test
  void everyTypeOfProblemIsInTheContractAndNoneBesides() {
    assertThat(contract.enumeration("ProblemType"))
        .containsExactlyInAnyOrderElementsOf(reported.keySet());
  }

  @Test
  void everyTypeOfProblemIsExplainedOnce() {
    String explanations =
        contract.root().at("/components/schemas/ProblemType/description").asText();
    assertThat(ROW.matcher(explanations).results())
        .extracting(MatchResult::group)
        .containsExactlyInAnyOrderElementsOf(
            reported.entrySet().stream()
                .map(type -> "| %s | %d |".formatted(type.getKey(), type.getValue()))
                .toList());
  }

  @Test
  void thePageOfErrorsExplainsThemAsTheContractDoes() throws IOException {
    String explanations =
        contract.root().at("/components/schemas/ProblemType/description").asText().strip();
    assertThat(explanations).startsWith("| type | status |");
    assertThat(Files.readString(Path.of("..", "docs", "errors.md"))).contains(explanations);
  }

  @Test
  void everyTypeOfProblemComesWithItsOwnStatusAndNoOther() {
    Map<String, Integer> documented = new TreeMap<>();
    for (JsonNode answer : contract.root().at("/components/responses")) {
      JsonNode problem =
          contract
              .resolved(answer.at("/content/application~1problem+json/schema"))
              .path("properties");
      for (JsonNode type : problem.at("/type/enum")) {
        Integer before = documented.put(type.asText(), problem.at("/status/const").asInt());
        assertThat(before).isIn(null, problem.at("/status/const").asInt());
      }
    }
    assertThat(documented).isEqualTo(reported);
  }
}
