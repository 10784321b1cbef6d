package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsClients;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import cpor.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A version with a snapshot sleeps when nobody calls it for 14 days, and refuses the next call. */
class DailyCallTest {

  private final Map<String, String> calls = new HashMap<>();
  private final List<FunctionResource> waitedFor;

  DailyCallTest() {
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      JsonNode daily = function.properties().at("/Events/StayAwake");
      if (daily.at("/Properties/Schedule").asText().equals("rate(1 day)")) {
        calls.put(function.id(), daily.at("/Properties/Input").asText());
      }
    }
    waitedFor =
        ProjectTemplate.understood().functions().stream()
            .filter(function -> answersPeople(function.logicalId()))
            .toList();
  }

  @Test
  void everyFunctionThatAPersonWaitsForIsCalledOnceADay() {
    assertThat(calls.keySet())
        .containsExactlyInAnyOrderElementsOf(
            waitedFor.stream().map(FunctionResource::logicalId).toList());
  }

  @Test
  void whatItIsAskedForIsNotThereAndNothingChanges() throws Exception {
    try (RunningServices services = new RunningServices()) {
      AwsClients clients = services.clients();
      try (Functions functions =
              Functions.start(
                  waitedFor,
                  function -> new ListeningCloud(function.environment(), new TreeSet<>(), clients),
                  _ -> {});
          DynamoDbClient table = clients.dynamoDb()) {
        for (Map.Entry<String, String> call : calls.entrySet()) {
          byte[] answer =
              functions.invoke(call.getKey(), call.getValue().getBytes(StandardCharsets.UTF_8));
          assertThat(new ObjectMapper().readTree(answer).path("statusCode").asInt())
              .as(call.getKey())
              .isEqualTo(404);
        }
        assertThat(table.scan(request -> request.tableName(ClaimsTable.NAME)).items()).isEmpty();
      }
    }
  }

  private static boolean answersPeople(String function) {
    return ProjectTemplate.DOCUMENT
        .path("Resources")
        .path(function)
        .at("/Properties/Events")
        .valueStream()
        .anyMatch(event -> event.path("Type").asText().equals("HttpApi"));
  }
}
