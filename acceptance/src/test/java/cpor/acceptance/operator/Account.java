package cpor.acceptance.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.LocalCloud;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsJsonClient;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What people with rights in the account do to the product, some of it by mistake. */
public final class Account implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalCloud cloud;
  private final LambdaClient lambda;
  private final S3Client s3;
  private final EventBridgeClient events;

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

  /** A deployment that gives a function other values for some of its variables. */
  public void deploys(String function, Map<String, String> wrong) {
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

  /** Calls a function as its schedule does. */
  public void calls(String function) {
    lambda.invoke(
        it ->
            it.functionName(name(function))
                .qualifier("live")
                .payload(SdkBytes.fromUtf8String("{\"detail-type\": \"Scheduled Event\"}")));
  }

  public void reservesNothingFor(String function) {
    lambda.putFunctionConcurrency(
        it -> it.functionName(name(function)).reservedConcurrentExecutions(0));
  }

  public void unreserves(String function) {
    lambda.deleteFunctionConcurrency(it -> it.functionName(name(function)));
  }

  public void disablesMappingsOf(String function) {
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

  /** Lambda has tried for 23 hours, and puts a claim's events into the bucket. */
  public void findsGivenUp(String claimId) {
    ObjectNode invocation = JSON.createObjectNode();
    ArrayNode records = invocation.putObject("payload").putArray("Records");
    for (JsonNode item : events(claimId)) {
      ObjectNode record =
          records.addObject().put("eventName", "INSERT").put("eventID", item.at("/sk/S").asText());
      ObjectNode change = record.putObject("dynamodb").put("SequenceNumber", "1");
      change.putObject("Keys").<ObjectNode>set("pk", item.path("pk")).set("sk", item.path("sk"));
      change.set("NewImage", item);
    }
    s3.putObject(
        it -> it.bucket("undelivered-records").key("aws/lambda/given-up"),
        RequestBody.fromString(invocation.toString()));
  }

  private JsonNode events(String claimId) {
    ObjectNode query = JSON.createObjectNode().put("TableName", "claims");
    query.put("KeyConditionExpression", "pk = :pk AND begins_with(sk, :event)");
    ObjectNode values = query.putObject("ExpressionAttributeValues");
    values.putObject(":pk").put("S", "CLAIM#" + claimId);
    values.putObject(":event").put("S", "EVENT#");
    try (AwsJsonClient dynamoDb = new AwsJsonClient(cloud.aws())) {
      return dynamoDb.call("DynamoDB_20120810.Query", query).path("Items");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    s3.close();
    lambda.close();
    events.close();
  }
}
