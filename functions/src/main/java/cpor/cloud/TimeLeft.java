package cpor.cloud;

import java.time.Duration;
import java.util.function.IntSupplier;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What is left of an invocation that somebody waits for. A request may need many calls, each of
 * which keeps to its {@link TimeLimits}; none begins that might take longer than this, or else
 * Lambda would end the invocation, and the gateway say 500 for us.
 *
 * @param call how long a call may take
 */
public record TimeLeft(Duration call) implements ExecutionInterceptor {

  private static final ScopedValue<IntSupplier> MILLIS = ScopedValue.newInstance();

  /** To answer in, and to spare. */
  private static final Duration KEPT = Duration.ofSeconds(3);

  /** Where calls keep to what is left. */
  public static ScopedValue.Carrier of(IntSupplier millis) {
    return ScopedValue.where(MILLIS, millis);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution began, ExecutionAttributes attributes) {
    if (MILLIS.isBound() && MILLIS.get().getAsInt() < call.plus(KEPT).toMillis()) {
      throw ApiCallTimeoutException.builder()
          .message("the invocation might end before an answer comes")
          .build();
    }
  }
}
