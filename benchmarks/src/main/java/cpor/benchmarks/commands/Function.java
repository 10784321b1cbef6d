package cpor.benchmarks.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.benchmarks.cloud.BenchmarkCloud;
import cpor.handler.ClaimsApi;
import cpor.handler.ReviewsApi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A function, called as Lambda calls it. */
public record Function(RequestStreamHandler handler) {

  private static final int USUAL_ANSWER = 8 * 1024;

  /** The one that takes the command. */
  public static Function of(Command command, BenchmarkCloud cloud) {
    return new Function(command.isReviewers() ? new ReviewsApi(cloud) : new ClaimsApi(cloud));
  }

  /** A refusal would be measured for what it is not. */
  public void call(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream(USUAL_ANSWER);
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, new OneInvocation());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    String text = answer.toString(UTF_8);
    if (!text.startsWith("{\"statusCode\":2")) {
      throw new IllegalStateException(text);
    }
  }
}
