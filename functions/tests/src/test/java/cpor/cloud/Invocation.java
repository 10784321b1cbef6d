package cpor.cloud;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One invocation of a function, whose lines go into a list. */
record Invocation(List<String> lines, Duration timeLeft) implements Context, LambdaLogger {

  @Override
  public LambdaLogger getLogger() {
    return this;
  }

  @Override
  public void log(String line) {
    lines.add(line);
  }

  @Override
  public void log(byte[] line) {
    lines.add(new String(line, StandardCharsets.UTF_8));
  }

  @Override
  public String getAwsRequestId() {
    return "request-1";
  }

  @Override
  public String getFunctionName() {
    return "function";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:000000000000:function:function:live";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("nobody signs in to a function of ours");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no mobile client calls a function of ours");
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) timeLeft.toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }
}
