package cpor.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import cpor.acceptance.contract.ContractDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract shows is as the contract says. */
class ExamplesTest {

  private static final String HTML = "<!doctype html>";

  private static final ContractDocument CONTRACT = ContractDocument.read();

  static Stream<Arguments> answers() {
    return CONTRACT
        .operations()
        .flatMap(
            call ->
                call.operation().path("responses").properties().stream()
                    .map(
                        answer ->
                            argumentSet(
                                call + " " + answer.getKey(),
                                call,
                                Integer.parseInt(answer.getKey()),
                                CONTRACT.resolved(answer.getValue()))));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerThatIsShownIsOneThatIsPromised(Operation call, int status, JsonNode answer) {
    List<Message> shown = messages(answer.path("content"));

    assertThat(shown).as("answers that are shown").isNotEmpty();
    for (Message message : shown) {
      assertThat(
              Contract.ofThisProject()
                  .breaches(exchange(call, request(call), status, answer, message)))
          .as("%s", message)
          .isEmpty();
    }
  }

  static Stream<Arguments> requests() {
    return CONTRACT
        .operations()
        .filter(call -> call.operation().has("requestBody"))
        .map(call -> argumentSet(call.toString(), call));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestThatIsShownIsOneThatIsTaken(Operation call) {
    JsonNode responses = call.operation().path("responses");
    String status = responses.fieldNames().next();
    JsonNode answer = CONTRACT.resolved(responses.path(status));

    for (Message request : bodies(call)) {
      assertThat(
              Contract.ofThisProject()
                  .breaches(
                      exchange(
                          call,
                          request,
                          Integer.parseInt(status),
                          answer,
                          messages(answer.path("content")).getFirst())))
          .as("%s", request)
          .isEmpty();
    }
  }

  /** A body and its type; both are empty where there is none. */
  private record Message(String contentType, String body) {}

  private static Message request(Operation call) {
    return bodies(call).getFirst();
  }

  private static List<Message> bodies(Operation call) {
    JsonNode content = CONTRACT.resolved(call.operation().path("requestBody")).path("content");
    return content.has("application/x-www-form-urlencoded")
        ? List.of(new Message("application/x-www-form-urlencoded", "reason=Not+with+this+partner."))
        : messages(content);
  }

  private static List<Message> messages(JsonNode content) {
    List<Message> messages = new ArrayList<>();
    content
        .properties()
        .forEach(
            type -> {
              if (type.getKey().equals("text/html")) {
                messages.add(new Message(type.getKey(), HTML));
              } else {
                CONTRACT
                    .examples(type.getValue())
                    .forEach(body -> messages.add(new Message(type.getKey(), body.toString())));
              }
            });
    return content instanceof MissingNode ? List.of(new Message("", "")) : messages;
  }

  private static Exchange exchange(
      Operation call, Message request, int status, JsonNode answer, Message shown) {
    String path = call.path();
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("authorization", "Bearer token");
    if (!request.contentType().isEmpty()) {
      headers.put("content-type", request.contentType());
    }
    for (JsonNode parameter : CONTRACT.parameters(call).toList()) {
      String name = parameter.path("name").asText();
      String example =
          CONTRACT.examples(parameter).map(JsonNode::asText).findFirst().orElse("example");
      switch (parameter.path("in").asText()) {
        case "path" -> path = path.replace("{" + name + "}", example);
        case "header" -> headers.put(name, example);
        case String _ -> {
          if (parameter.has("example")) {
            query.add(name + "=" + example);
          }
        }
      }
    }
    Map<String, List<String>> answerHeaders = new LinkedHashMap<>();
    if (!shown.contentType().isEmpty()) {
      answerHeaders.put("content-type", List.of(shown.contentType()));
    }
    answer
        .path("headers")
        .properties()
        .forEach(
            header ->
                CONTRACT
                    .examples(CONTRACT.resolved(header.getValue()))
                    .forEach(
                        example -> answerHeaders.put(header.getKey(), List.of(example.asText()))));
    return new Exchange(
        call.method(), path + query, headers, request.body(), status, answerHeaders, shown.body());
  }
}
