package cpor.acceptance.contract;

import static com.atlassian.oai.validator.report.ValidationReport.Level.ERROR;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What requests and answers are held to. An answer has to be as the contract says, whatever the
 * request was, and has no field that the contract does not know. A request that succeeded has to be
 * one that the contract allows; one that was refused may be wrong in any way.
 */
public final class Contract {

  private static final Set<String> NOT_IN_THE_CONTRACT =
      Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");
  private static final String CONTENT_TYPE_NOT_ALLOWED =
      "validation.request.contentType.notAllowed";
  private static final String QUERY_UNEXPECTED = "validation.request.parameter.query.unexpected";
  private static final String CUSTOMERS_LINKS = "/consent/";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GATEWAYS_NOT_FOUND = "{\"message\":\"Not Found\"}";

  private static final Contract OF_THIS_PROJECT = new Contract();

  private final OpenApiInteractionValidator validator =
      OpenApiInteractionValidator.createForSpecificationUrl(
              ContractDocument.FILE.toAbsolutePath().toString())
          .withLevelResolver(LevelResolver.create().withLevel(QUERY_UNEXPECTED, ERROR).build())
          .build();

  private Contract() {}

  public static Contract ofThisProject() {
    return OF_THIS_PROJECT;
  }

  /**
   * Looks at what went over the wire.
   *
   * @throws AssertionError saying in which ways the contract was broken
   */
  public void check(Exchange exchange) {
    List<String> breaches = breaches(exchange);
    if (!breaches.isEmpty()) {
      throw new AssertionError(
          "The contract was broken:%n%s%nby%n%s"
              .formatted(String.join(System.lineSeparator(), breaches), exchange));
    }
  }

  List<String> breaches(Exchange exchange) {
    ValidationReport answer = answer(exchange);
    if (answer.getMessages().stream()
        .map(ValidationReport.Message::getKey)
        .anyMatch(NOT_IN_THE_CONTRACT::contains)) {
      return breachesWithoutRoute(exchange);
    }
    List<String> breaches = new ArrayList<>(told(answer.getMessages().stream()));
    if (exchange.succeeded()) {
      breaches.addAll(
          told(
              validator.validateRequest(request(exchange)).getMessages().stream()
                  .filter(message -> !isExcused(message, exchange))));
    }
    return breaches;
  }

  /**
   * What is not in the contract is nowhere; below the customer's links it is one more dead link.
   */
  private static List<String> breachesWithoutRoute(Exchange exchange) {
    boolean asPromised =
        exchange.status() == 404
            && (exchange.path().startsWith(CUSTOMERS_LINKS)
                || exchange.answerBody().equals(GATEWAYS_NOT_FOUND));
    return asPromised ? List.of() : List.of("what is not in the contract has to be a 404");
  }

  /**
   * Without a body there is nothing that a content type could say; and the customer's page bears
   * with what mail programs add to its link.
   */
  private static boolean isExcused(ValidationReport.Message message, Exchange exchange) {
    return switch (message.getKey()) {
      case CONTENT_TYPE_NOT_ALLOWED -> exchange.requestBody().isEmpty();
      case QUERY_UNEXPECTED -> exchange.path().startsWith(CUSTOMERS_LINKS);
      case String _ -> false;
    };
  }

  private static List<String> told(Stream<ValidationReport.Message> messages) {
    return messages
        .filter(message -> message.getLevel() == ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }

  private ValidationReport answer(Exchange exchange) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
    exchange.answerHeaders().forEach(answer::withHeader);
    if (!exchange.answerBody().isEmpty()) {
      answer.withBody(exchange.answerBody());
    }
    return validator.validateResponse(
        exchange.pathWithoutQuery(), Request.Method.valueOf(exchange.method()), answer.build());
  }

  private static SimpleRequest request(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.pathWithoutQuery());
    exchange.requestHeaders().forEach(request::withHeader);
    // an empty parameter counts as absent, and the validator calls it missing even if it may be
    // empty
    cpor.local.web.Request.parameters(exchange.query())
        .forEach(
            (name, values) ->
                request.withQueryParam(
                    name, values.stream().filter(value -> !value.isEmpty()).toList()));
    // a form may hold anything, and the validator takes an empty field for null
    if (!exchange.requestBody().isEmpty() && !exchange.requestHeaders().containsValue(FORM)) {
      request.withBody(exchange.requestBody());
    }
    return request.build();
  }
}
