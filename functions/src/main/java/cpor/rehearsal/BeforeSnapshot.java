package cpor.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.Cloud;
import cpor.cloud.Priming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Rehearses a function before SnapStart takes its snapshot, so that what its calls need is in it:
 * loaded, linked and warm. The function that is rehearsed is another one of the same class. It is
 * thrown away with its clock, its credentials and all that it made up.
 */
public final class BeforeSnapshot implements Resource {

  /** By this Lambda's runtime tells of an invocation's trace, and the SDK passes it on. */
  static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private static final String NOBODYS_TRACE = "Root=1-00000000-000000000000000000000000;Sampled=0";

  /** The runtime holds what is registered weakly; these live as long as their function. */
  private static final Set<BeforeSnapshot> REGISTERED = ConcurrentHashMap.newKeySet();

  private final Class<? extends RequestStreamHandler> type;
  private final Function<Cloud, RequestStreamHandler> made;

  private BeforeSnapshot(
      Class<? extends RequestStreamHandler> type, Function<Cloud, RequestStreamHandler> made) {
    this.type = type;
    this.made = made;
  }

  /** Does so with a function. Without SnapStart nothing happens. */
  public static void rehearse(
      Class<? extends RequestStreamHandler> type, Function<Cloud, RequestStreamHandler> made) {
    BeforeSnapshot rehearsing = new BeforeSnapshot(type, made);
    REGISTERED.add(rehearsing);
    Core.getGlobalContext().register(rehearsing);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      for (int time = 0; time < Priming.TIMES; time++) {
        rehearse(type, made, System.getenv());
      }
      // else the first call after a restore may be the one that has to clear up
      System.gc();
    } catch (IOException | RuntimeException failed) {
      // a slower start is no reason not to publish the version
      System.out.println("a rehearsal failed: " + failed.getClass().getSimpleName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // nothing is kept of it
  }

  /** Has a function answer all its rehearsals once. */
  static void rehearse(
      Class<? extends RequestStreamHandler> type,
      Function<Cloud, RequestStreamHandler> made,
      Map<String, String> variables)
      throws IOException {
    System.setProperty(TRACE_PROPERTY, NOBODYS_TRACE);
    try {
      for (Rehearsal call : Rehearsal.of(type.getSimpleName())) {
        try (RehearsalCloud cloud = new RehearsalCloud(call, variables)) {
          made.apply(cloud)
              .handleRequest(
                  new ByteArrayInputStream(call.event().getBytes(UTF_8)),
                  new ByteArrayOutputStream(),
                  new RehearsalContext());
        }
      }
    } finally {
      System.clearProperty(TRACE_PROPERTY);
    }
  }
}
