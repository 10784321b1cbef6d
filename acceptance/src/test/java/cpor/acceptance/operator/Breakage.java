package cpor.acceptance.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.LocalCloud;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsJsonClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** What goes wrong around the product, mostly because somebody called AWS. */
public final class Breakage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BUCKET = "undelivered-records";
  private static final String TABLE = "claims";

  private final LocalCloud cloud;
  private final LambdaClient lambda;
  private final EventBridgeClient events;

  public Breakage(LocalCloud cloud) {
    this.cloud = cloud;
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
  public void deploy(String function, Map<String, String> wrong) {
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

  public void invoke(String function, String payload) {
    lambda.invoke(
        it ->
            it.functionName(name(function))
                .qualifier("live")
                .payload(SdkBytes.fromUtf8String(payload)));
  }

  public void reserveNothing(String function) {
    lambda.putFunctionConcurrency(
        it -> it.functionName(name(function)).reservedConcurrentExecutions(0));
  }

  public void reserveAny(String function) {
    lambda.deleteFunctionConcurrency(it -> it.functionName(name(function)));
  }

  public void disableMappings(String function) {
    enableMappings(function, false);
  }

  public void enableMappings(String function) {
    enableMappings(function, true);
  }

  private void enableMappings(String function, boolean enabled) {
    lambda
        .listEventSourceMappings(it -> it.functionName(name(function)))
        .eventSourceMappings()
        .forEach(
            mapping ->
                lambda.updateEventSourceMapping(it -> it.uuid(mapping.uuid()).enabled(enabled)));
  }

  public void disableRule(String rule) {
    events.disableRule(it -> it.name(rule));
  }

  public boolean isEnabled(String rule) {
    return events.describeRule(it -> it.name(rule)).state() == RuleState.ENABLED;
  }

  /** Puts a claim's events into the bucket, as Lambda does when it has tried for 23 hours. */
  public void giveUp(String claimId) throws InterruptedException {
    ObjectNode invocation = JSON.createObjectNode();
    try (AwsJsonClient dynamoDb = new AwsJsonClient(cloud.aws());
        S3Client s3 = cloud.clients().s3()) {
      ObjectNode query = JSON.createObjectNode().put("TableName", TABLE);
      query.put("KeyConditionExpression", "pk = :pk AND begins_with(sk, :event)");
      ObjectNode values = query.putObject("ExpressionAttributeValues");
      values.putObject(":pk").put("S", "CLAIM#" + claimId);
      values.putObject(":event").put("S", "EVENT#");
      var records = invocation.putObject("payload").putArray("Records");
      for (JsonNode item : dynamoDb.call("DynamoDB_20120810.Query", query).path("Items")) {
        ObjectNode written =
            records
                .addObject()
                .put("eventName", "INSERT")
                .put("eventID", item.at("/sk/S").asText());
        ObjectNode change = written.putObject("dynamodb").put("SequenceNumber", "1");
        change.putObject("Keys").<ObjectNode>set("pk", item.path("pk")).set("sk", item.path("sk"));
        change.set("NewImage", item);
      }
      s3.putObject(
          it -> it.bucket(BUCKET).key("aws/lambda/given-up"),
          RequestBody.fromString(invocation.toString()));
    }
  }

  /** Asks what fails, which the contract does not promise. */
  public void get(String path, String token) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(cloud.api().resolve(path))
                  .header("authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
    }
  }

  @Override
  public void close() {
    lambda.close();
    events.close();
  }
}
