package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsClients;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A version with a snapshot sleeps when nobody calls it for 14 days, and refuses the next call. */
class DailyCallTest {

  private static final Set<String> SCHEDULES = Set.of("Schedule", "ScheduleV2");

  private final Map<String, String> calls = new HashMap<>();

  DailyCallTest() {
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      JsonNode daily = function.properties().at("/Events/StayAwake");
      if (daily.at("/Properties/Schedule").asText().equals("rate(1 day)")) {
        calls.put(function.id(), daily.at("/Properties/Input").asText());
      }
    }
  }

  @Test
  void everyFunctionThatHasNoWorkOnceADayIsCalledForThat() {
    assertThat(calls.keySet())
        .containsExactlyInAnyOrderElementsOf(
            ProjectTemplate.resources(ResourceType.FUNCTION).stream()
                .filter(function -> !worksOnceADay(function))
                .map(ProjectTemplate.Resource::id)
                .toList());
  }

  private static boolean worksOnceADay(ProjectTemplate.Resource function) {
    return function
        .properties()
        .path("Events")
        .propertyStream()
        .filter(event -> !event.getKey().equals("StayAwake"))
        .anyMatch(event -> SCHEDULES.contains(event.getValue().path("Type").asText()));
  }

  @Test
  void whatItIsAskedForIsNotThereAndNothingChanges() throws Exception {
    List<FunctionResource> called =
        ProjectTemplate.understood().functions().stream()
            .filter(function -> calls.containsKey(function.logicalId()))
            .toList();
    try (RunningServices services = new RunningServices()) {
      AwsClients clients = services.clients();
      try (Functions functions =
              Functions.start(
                  called,
                  function -> new ListeningCloud(function.environment(), new TreeSet<>(), clients),
                  (_, _, _) -> {});
          DynamoDbClient table = clients.dynamoDb()) {
        Map<String, String> answers = new HashMap<>();
        calls.forEach(
            (function, input) -> answers.put(function, answer(functions, function, input)));

        assertThat(answers)
            .containsExactlyInAnyOrderEntriesOf(
                Map.of(
                    "ClaimsApiFunction", "404",
                    "ReviewsApiFunction", "404",
                    "ConsentPageFunction", "404",
                    "ClaimStreamFunction", "{\"batchItemFailures\":[]}",
                    "MailEventsFunction", "{\"batchItemFailures\":[]}",
                    "ApplyDeadlineFunction", "{\"outcome\":\"MOVED\"}",
                    "SendNoticeFunction", "{\"sent\":0}",
                    "AskCustomerFunction", "cpor.notice.ClaimMoved"));
        assertThat(table.scan(request -> request.tableName(ClaimsTable.NAME)).items()).isEmpty();
      }
    }
  }

  /** The status where there is one, the whole answer else, or the error. */
  private static String answer(Functions functions, String function, String input) {
    try {
      byte[] answer = functions.invoke(function, input.getBytes(StandardCharsets.UTF_8));
      JsonNode json = new ObjectMapper().readTree(answer);
      return json.path("statusCode").asText(new String(answer, StandardCharsets.UTF_8));
    } catch (FunctionError error) {
      return error.type();
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
