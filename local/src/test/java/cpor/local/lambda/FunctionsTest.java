package cpor.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.local.template.FunctionResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private final List<String> log = new ArrayList<>();

  /** Answers with its greeting and what it was called with; fails or hangs when told to. */
  public static final class Greeter implements RequestStreamHandler {
    private final String greeting;

    public Greeter() {
      this(new AwsCloud());
    }

    public Greeter(Cloud cloud) {
      this.greeting = cloud.variable("GREETING");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      String payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      switch (payload) {
        case "fail" -> throw new IllegalStateException("told to");
        case "hang" -> hang();
        default -> {
          context.getLogger().log("greeting " + payload + "\n");
          assertThat(context.getRemainingTimeInMillis()).isBetween(1, 5000);
          output.write((greeting + " " + payload).getBytes(StandardCharsets.UTF_8));
        }
      }
    }

    private static void hang() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** No handler. */
  public static final class Other {}

  /** Cannot run in Lambda, which knows no Cloud. */
  public static final class LocalOnly implements RequestStreamHandler {
    public LocalOnly(Cloud cloud) {
      cloud.variable("GREETING");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  @Test
  void aFunctionAnswersAndLogsUnderItsName() throws Exception {
    try (Functions functions = start(Greeter.class.getName(), Duration.ofSeconds(5))) {
      assertThat(invoke(functions, "world")).isEqualTo("hello world");
    }
    assertThat(log).containsExactly("Greeter greeting world");
  }

  @Test
  void anExceptionArrivesAsItsClassName() {
    try (Functions functions = start(Greeter.class.getName(), Duration.ofSeconds(5))) {
      assertThatExceptionOfType(FunctionError.class)
          .isThrownBy(() -> invoke(functions, "fail"))
          .satisfies(
              error -> {
                assertThat(error.type()).isEqualTo("java.lang.IllegalStateException");
                assertThat(error.payload().path("errorMessage").asText()).isEqualTo("told to");
                assertThat(error.payload().path("errorType").asText()).isEqualTo(error.type());
                assertThat(error.payload().path("stackTrace").path(0).asText()).contains("Greeter");
              });
    }
  }

  @Test
  void aFunctionThatTakesTooLongIsTimedOut() {
    try (Functions functions = start(Greeter.class.getName(), Duration.ofMillis(50))) {
      assertThatExceptionOfType(FunctionError.class)
          .isThrownBy(() -> invoke(functions, "hang"))
          .satisfies(error -> assertThat(error.type()).isEqualTo("Sandbox.Timedout"))
          .withMessageContaining("Task timed out after 0.05 seconds");
    }
  }

  @Test
  void whatCannotStartIsNamed() {
    refused("there.is.No", "GreeterFunction: there is no class there.is.No");
    refused(Other.class.getName(), "is no RequestStreamHandler");
    refused(LocalOnly.class.getName(), "lacks a public constructor");
    assertThatExceptionOfType(InvalidFunction.class)
        .isThrownBy(() -> start(Greeter.class.getName(), Duration.ofSeconds(1), Map.of()))
        .withMessageContaining("GreeterFunction: cannot start")
        .withMessageContaining("GREETING");
  }

  private void refused(String handler, String reason) {
    assertThatExceptionOfType(InvalidFunction.class)
        .isThrownBy(() -> start(handler, Duration.ofSeconds(1)))
        .withMessageContaining(reason);
  }

  private static String invoke(Functions functions, String payload) throws FunctionError {
    byte[] answer = functions.invoke("GreeterFunction", payload.getBytes(StandardCharsets.UTF_8));
    return new String(answer, StandardCharsets.UTF_8);
  }

  private Functions start(String handler, Duration timeout) {
    return start(handler, timeout, Map.of("GREETING", "hello"));
  }

  private Functions start(String handler, Duration timeout, Map<String, String> environment) {
    return Functions.start(
        List.of(
            new FunctionResource(
                "GreeterFunction",
                "Greeter",
                "arn",
                handler,
                "role",
                timeout,
                128,
                environment,
                "log",
                0)),
        function -> new VariablesOnly(function.environment()),
        (function, _, message) -> log.add(function.name() + " " + message));
  }
}
