package cpor.local.lending;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Behind the table's stream: starts an execution for each lent book. */
public final class Watch implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;
  private final SfnClient stepFunctions;
  private final String stateMachine;
  private final Duration lendFor;

  public Watch() {
    this(new AwsCloud());
  }

  public Watch(Cloud cloud) {
    this.clock = cloud.clock();
    this.stepFunctions = cloud.stepFunctions();
    this.stateMachine = cloud.variable("LENDING_ARN");
    this.lendFor = Duration.parse(cloud.variable("LEND_FOR"));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    for (JsonNode record : JSON.readTree(input).path("Records")) {
      String book = record.path("dynamodb").path("NewImage").path("book").path("S").asText();
      stepFunctions.startExecution(
          request ->
              request
                  .stateMachineArn(stateMachine)
                  .name(book)
                  .input("{\"dueAt\": \"" + clock.instant().plus(lendFor) + "\"}"));
    }
    output.write("{\"batchItemFailures\": []}".getBytes(StandardCharsets.UTF_8));
  }
}
