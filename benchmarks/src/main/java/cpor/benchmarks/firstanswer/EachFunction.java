package cpor.benchmarks.firstanswer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** All functions in one JVM. The first line of an event names the class of the one it is for. */
public final class EachFunction implements RequestStreamHandler {

  private final Map<String, RequestStreamHandler> started = new HashMap<>();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    started
        .computeIfAbsent(firstLine(input), EachFunction::start)
        .handleRequest(input, output, context);
  }

  private static String firstLine(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      line.write(next);
    }
    return line.toString(UTF_8);
  }

  private static RequestStreamHandler start(String handler) {
    try {
      return Class.forName(handler)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException unfit) {
      throw new IllegalStateException(unfit);
    }
  }
}
