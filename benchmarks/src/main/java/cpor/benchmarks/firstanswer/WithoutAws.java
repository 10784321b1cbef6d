package cpor.benchmarks.firstanswer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A function of ours as it would be if the SDK's clients took nothing: what is left is our own. */
public final class WithoutAws implements RequestStreamHandler {

  /** Names the function. */
  static final String FUNCTION = "first.answer.function";

  private final RequestStreamHandler function;

  public WithoutAws() throws ReflectiveOperationException {
    function =
        Class.forName("cpor.handler." + System.getProperty(FUNCTION))
            .asSubclass(RequestStreamHandler.class)
            .getConstructor(Cloud.class)
            .newInstance(new TableAlone());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handleRequest(input, output, context);
  }

  private static final class TableAlone implements Cloud {

    @Override
    public Map<String, String> variables() {
      return System.getenv();
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public DynamoDbClient dynamoDb() {
      return CannedTable.told();
    }

    @Override
    public S3Client s3() {
      throw new UnsupportedOperationException("only the table answers");
    }

    @Override
    public S3Presigner s3Presigner() {
      throw new UnsupportedOperationException("only the table answers");
    }

    @Override
    public SesClient ses() {
      throw new UnsupportedOperationException("only the table answers");
    }

    @Override
    public SfnClient stepFunctions() {
      throw new UnsupportedOperationException("only the table answers");
    }

    @Override
    public EventBridgeClient eventBridge() {
      throw new UnsupportedOperationException("only the table answers");
    }
  }
}
