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
import java.util.Arrays;

/** A function, called as Lambda calls it. */
public final class Function {

  private static final byte[] SUCCESS = "{\"statusCode\":2".getBytes(UTF_8);

  private final RequestStreamHandler handler;

  /** Where it writes to. Lambda's runtime has one too, which is not ours to measure. */
  private final Answer answer = new Answer();

  private Function(RequestStreamHandler handler) {
    this.handler = handler;
  }

  /** The one that takes the command. */
  public static Function of(Command command, BenchmarkCloud cloud) {
    return new Function(command.isReviewers() ? new ReviewsApi(cloud) : new ClaimsApi(cloud));
  }

  /** A refusal would be measured for what it is not. */
  public void call(byte[] event) {
    answer.reset();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, new OneInvocation());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!answer.isSuccess()) {
      throw new IllegalStateException(answer.toString(UTF_8));
    }
  }

  /** The bytes of one answer after the other. */
  private static final class Answer extends ByteArrayOutputStream {

    boolean isSuccess() {
      return Arrays.mismatch(buf, 0, count, SUCCESS, 0, SUCCESS.length) == SUCCESS.length;
    }
  }
}
