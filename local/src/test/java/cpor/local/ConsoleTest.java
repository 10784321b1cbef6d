package cpor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  @Test
  void aWrongSettingIsToldInOneLine() {
    assertThat(failureOf(Map.of("API_PORT", "high")))
        .isEqualTo("The local cloud did not start: API_PORT is 'high' but should be a port\n");
    assertThat(failureOf(Map.of("AWS_PORT", "70000"))).contains("AWS_PORT is '70000'");
    assertThat(failureOf(Map.of("CLOCK_START", "noon")))
        .contains("CLOCK_START is 'noon' but should be a time such as 2026-11-23T08:00:00Z");
    assertThat(failureOf(Map.of("WEBHOOKS", "http://localhost:9000/a, https://hooks.example/b")))
        .contains(
            "WEBHOOKS has 'https://hooks.example/b' but should have addresses such as"
                + " http://localhost:9000/events");
  }

  private static String failureOf(Map<String, String> environment) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    assertThat(new Console(out, environment).run()).isEqualTo(1);

    return written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
