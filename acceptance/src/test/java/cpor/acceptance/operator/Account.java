package cpor.acceptance.operator;

import cpor.local.LocalCloud;
import cpor.local.aws.AwsClients;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What people with rights in the account do to the product, some of it by mistake. */
public final class Account implements AutoCloseable {

  private final LocalCloud cloud;
  private final LambdaClient lambda;
  private final S3Client s3;
  private final EventBridgeClient events;

  /** What undoes what was done, the last first; it does no harm where that was undone. */
  private final Deque<Runnable> undoing = new ArrayDeque<>();

  public Account(LocalCloud cloud) {
    this.cloud = cloud;
    this.s3 = cloud.clients().s3();
    this.lambda = at(LambdaClient.builder()).build();
    this.events = at(EventBridgeClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, C>, C> B at(B builder) {
    return builder
        .endpointOverride(cloud.aws())
        .region(Region.of(AwsClients.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(AwsClients.CREDENTIAL, AwsClients.CREDENTIAL)));
  }

  private static String name(String logicalId) {
    return logicalId.replaceFirst("Function$", "");
  }

  /** Undoes whatever of it nobody has undone. */
  public void undoesTheRest() {
    while (!undoing.isEmpty()) {
      undoing.pop().run();
    }
  }

  /** A deployment that gives a function other values for some of its variables. */
  public void deploys(String function, Map<String, String> wrong) {
    undoing.push(() -> rollsBack(function));
    String name = name(function);
    Map<String, String> variables =
        new HashMap<>(
            lambda
                .getFunctionConfiguration(it -> it.functionName(name).qualifier("live"))
                .environment()
                .variables());
    variables.putAll(wrong);
    lambda.updateFunctionConfiguration(
        it -> it.functionName(name).environment(environment -> environment.variables(variables)));
    String version = lambda.publishVersion(it -> it.functionName(name)).version();
    lambda.updateAlias(it -> it.functionName(name).name("live").functionVersion(version));
  }

  /** Back to the version that was deployed first. */
  public void rollsBack(String function) {
    lambda.updateAlias(it -> it.functionName(name(function)).name("live").functionVersion("1"));
  }

  /** Calls a function as its schedule does. */
  public void calls(String function) {
    lambda.invoke(
        it ->
            it.functionName(name(function))
                .qualifier("live")
                .payload(SdkBytes.fromUtf8String("{\"detail-type\": \"Scheduled Event\"}")));
  }

  public void reservesNothingFor(String function) {
    undoing.push(() -> unreserves(function));
    lambda.putFunctionConcurrency(
        it -> it.functionName(name(function)).reservedConcurrentExecutions(0));
  }

  public void unreserves(String function) {
    lambda.deleteFunctionConcurrency(it -> it.functionName(name(function)));
  }

  public void disablesMappingsOf(String function) {
    undoing.push(() -> enablesMappingsOf(function));
    enables(function, false);
  }

  public void enablesMappingsOf(String function) {
    enables(function, true);
  }

  private void enables(String function, boolean enabled) {
    lambda
        .listEventSourceMappings(it -> it.functionName(name(function)))
        .eventSourceMappings()
        .forEach(
            mapping ->
                lambda.updateEventSourceMapping(it -> it.uuid(mapping.uuid()).enabled(enabled)));
  }

  public void disables(String rule) {
    undoing.push(() -> events.enableRule(it -> it.name(rule)));
    events.disableRule(it -> it.name(rule));
  }

  public boolean hasEnabled(String rule) {
    return events.describeRule(it -> it.name(rule)).state() == RuleState.ENABLED;
  }

  /** The key of a claim's document. */
  public String documentOf(String claimId) {
    return s3.listObjectsV2(it -> it.bucket("evidence")).contents().stream()
        .map(S3Object::key)
        .filter(key -> key.contains(claimId))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    s3.close();
    lambda.close();
    events.close();
  }
}
