package cpor.simulation.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import cpor.local.template.Deployment;
import cpor.local.template.FunctionResource;
import cpor.local.template.StateMachineResource;
import cpor.local.template.TableResource;
import cpor.local.template.Template;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import stepfunctions.definition.DefinitionReader;
import stepfunctions.history.StateMachine;

/**
 * The product as it is deployed: what template.yaml says, and the functions, made once for all
 * lives.
 */
public final class Deployed {

  /** The parameters that nobody has chosen a default for. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "TokenIssuer", "https://issuer.example",
          "MailSender", "claims@programme.example",
          "MailIdentity", "programme.example",
          "SupportAddress", "help@programme.example",
          "LeadAddress", "lead@programme.example",
          "PortalUrl", "https://portal.example");

  private final Template template;
  private final StateMachine stateMachine;
  private final Map<String, RequestStreamHandler> handlers = new HashMap<>();

  private Deployed(Template template) {
    this.template = template;
    StateMachineResource machine = template.stateMachine();
    stateMachine =
        new StateMachine(
            machine.arn(),
            machine.name(),
            "role",
            machine.definition(),
            DefinitionReader.read(machine.definition()),
            Instant.EPOCH);
    template.functions().forEach(function -> handlers.put(function.logicalId(), handler(function)));
  }

  /**
   * Deploys what a folder holds.
   *
   * @param parameters beside those that have to be given
   */
  public static Deployed of(Path root, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(PARAMETERS);
    all.putAll(parameters);
    return new Deployed(
        Template.read(
            root.resolve("template.yaml"),
            new Deployment("eu-central-1", "000000000000", "cpor", "https://api.example", all)));
  }

  private static RequestStreamHandler handler(FunctionResource function) {
    try {
      return Class.forName(function.handler())
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Cloud.class)
          .newInstance(new SimulatedCloud(function.environment()));
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(function.handler(), wrong);
    }
  }

  TableResource table() {
    return template.tables().getFirst();
  }

  String mailConfigurationSet() {
    return Objects.requireNonNull(
        function("SendNoticeFunction").environment().get("MAIL_CONFIGURATION_SET"));
  }

  StateMachine stateMachine() {
    return stateMachine;
  }

  Template template() {
    return template;
  }

  RequestStreamHandler handler(String functionId) {
    return Objects.requireNonNull(handlers.get(functionId), functionId);
  }

  FunctionResource function(String functionId) {
    return template.functions().stream()
        .filter(function -> function.logicalId().equals(functionId))
        .findFirst()
        .orElseThrow();
  }
}
