package cpor.localstack;

import cpor.local.aws.AwsClients;
import cpor.local.gateway.HttpApi;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.Deployment;
import cpor.local.template.Template;
import cpor.local.tokens.TokenIssuer;
import cpor.local.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Stands in for the HTTP API, which LocalStack's community edition lacks: the local gateway, with
 * the template's routes, authorizer and scopes, calls the deployed functions.
 */
public final class LambdaGateway implements AutoCloseable {
  private final WebServer web;

  private LambdaGateway(WebServer web) {
    this.web = web;
  }

  /** Takes a free port. Requests wait until {@link #open}: the stack needs the address first. */
  public static LambdaGateway bind() {
    return new LambdaGateway(WebServer.bind(0));
  }

  public URI uri() {
    return web.uri();
  }

  /**
   * Begins to answer.
   *
   * @param parameters what the stack was deployed with
   */
  public void open(
      Path template,
      Map<String, String> parameters,
      Stack stack,
      LambdaClient lambda,
      TokenIssuer issuer) {
    Template read =
        Template.read(
            template,
            new Deployment(
                AwsClients.REGION, AwsClients.ACCOUNT, "localstack", uri().toString(), parameters));
    HttpApi api =
        new HttpApi(
            read.routes(),
            read.authorizer(),
            issuer.publicKeys(),
            deployed(stack, lambda),
            Clock.systemUTC(),
            () -> false,
            System.out::println,
            _ -> {});
    web.open(Map.of("/", api));
  }

  private static Invoker deployed(Stack stack, LambdaClient lambda) {
    return (functionId, payload) -> {
      InvokeResponse answer =
          lambda.invoke(
              request ->
                  request
                      .functionName(stack.id(functionId))
                      .qualifier("live")
                      .payload(SdkBytes.fromByteArray(payload)));
      if (answer.functionError() != null) {
        throw FunctionError.thrown(new IllegalStateException(answer.payload().asUtf8String()));
      }
      return answer.payload().asByteArray();
    };
  }

  @Override
  public void close() {
    web.close();
  }
}
