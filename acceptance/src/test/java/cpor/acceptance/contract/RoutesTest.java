package cpor.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.template.Deployment;
import cpor.local.template.Route;
import cpor.local.template.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final String OPEN = "without a token";

  /** Whatever else there is below a path; OpenAPI has no word for it. */
  private static final String ANY_OTHER = "x-any-other";

  private final ContractDocument contract = ContractDocument.read();

  @Test
  void theContractHasTheRoutesOfTheTemplateWithTheirScopesAndNoOthers() {
    assertThat(routesOfContract()).isEqualTo(routesOfTemplate());
  }

  @Test
  void everyCallHasANameOfItsOwn() {
    assertThat(contract.operations())
        .extracting(call -> call.operation().path("operationId").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  private Map<String, String> routesOfContract() {
    Map<String, String> routes = new TreeMap<>();
    contract.operations().forEach(call -> routes.put(call.toString(), access(call.operation())));
    for (JsonNode path : contract.root().path("paths")) {
      if (path.has(ANY_OTHER)) {
        routes.put(path.path(ANY_OTHER).asText(), OPEN);
      }
    }
    return routes;
  }

  private static String access(JsonNode operation) {
    JsonNode security = operation.path("security");
    assertThat(security.isArray()).as("who may call").isTrue();
    return security.isEmpty()
        ? OPEN
        : String.join(" ", ContractDocument.texts(security.at("/0/accessToken")));
  }

  private static Map<String, String> routesOfTemplate() {
    Template template =
        Template.read(
            Path.of("..", "template.yaml"),
            new Deployment(
                "eu-central-1",
                "000000000000",
                "local",
                "http://localhost",
                Map.of(
                    "TokenIssuer", "http://localhost:1/issuer",
                    "MailSender", "claims@cpor.example",
                    "MailIdentity", "cpor.example",
                    "SupportAddress", "support@cpor.example",
                    "LeadAddress", "lead@cpor.example",
                    "PortalUrl", "http://localhost:1/portal")));
    Map<String, String> routes = new TreeMap<>();
    for (Route route : template.routes()) {
      routes.put(
          route.key(),
          switch (route.access()) {
            case Route.Access.Open _ -> OPEN;
            case Route.Access.WithToken access -> String.join(" ", access.scopes());
          });
    }
    return routes;
  }
}
