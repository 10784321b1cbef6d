package cpor.invocation;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.cloud.Cloud;
import cpor.json.OwnJson;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON of each invocation of a function, however it ends. Whoever does the work
 * notes what is worth knowing, wherever it comes to know that.
 */
public final class InvocationLog {

  private static final ScopedValue<Map<Fact, Object>> PRESENT = ScopedValue.newInstance();

  private final Consumer<String> lines;
  private final String function;

  /**
   * A log of one function.
   *
   * @param handler by whose name the function is known
   */
  public InvocationLog(Cloud cloud, Class<?> handler) {
    lines = cloud.invocations();
    function = handler.getSimpleName();
  }

  /** What a function does when it is invoked. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException;
  }

  /** Does the work, and writes what was noted meanwhile. */
  public void tell(Context context, Work work) throws IOException {
    long began = System.nanoTime();
    Map<Fact, Object> noted = new EnumMap<>(Fact.class);
    noted.put(Fact.FUNCTION, function);
    noted.put(Fact.REQUEST_ID, context.getAwsRequestId());
    noted.put(Fact.OUTCOME, "DONE");
    try {
      ScopedValue.where(PRESENT, noted)
          .<@Nullable Void, IOException>call(
              () -> {
                work.run();
                return null;
              });
    } catch (IOException | RuntimeException | Error failure) {
      noted.put(Fact.OUTCOME, "FAILED");
      noted.put(Fact.ERROR_CLASS, failure.getClass().getSimpleName());
      throw failure;
    } finally {
      noted.put(Fact.DURATION_MS, (System.nanoTime() - began) / 1_000_000);
      lines.accept(line(noted));
    }
  }

  /** Notes a fact of the present invocation; the last word counts. */
  public static void note(Fact fact, Object value) {
    if (PRESENT.isBound()) {
      PRESENT.get().put(fact, value);
    }
  }

  private String line(Map<Fact, Object> noted) {
    Map<String, Object> members = new LinkedHashMap<>();
    noted.forEach(
        (fact, value) ->
            members.put(fact.label(), value instanceof Number ? value : value.toString()));
    return OwnJson.TREES.toJson(members);
  }
}
