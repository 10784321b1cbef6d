package cpor.conformance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The function that machines call: it answers with what it was given or with too much, throws or
 * takes too long.
 */
public final class Probe implements RequestStreamHandler {

  public Probe() {}

  /** The local cloud's way of making it; it needs nothing of what is around it. */
  public Probe(Cloud cloud) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] payload = input.readAllBytes();
    String text = new String(payload, StandardCharsets.UTF_8);
    if (text.contains("\"throw\"")) {
      throw new Refused("refused as asked");
    }
    if (text.contains("\"fill\"")) {
      output.write(("\"" + "x".repeat(300_000) + "\"").getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (text.contains("\"sleep\"")) {
      sleepPastTheTimeout();
    }
    output.write(payload);
  }

  private static void sleepPastTheTimeout() {
    try {
      Thread.sleep(30_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a machine's Retry and Catch know by this class's name. */
  public static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }
}
