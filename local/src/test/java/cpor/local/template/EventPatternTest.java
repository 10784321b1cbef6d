package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class EventPatternTest {
  private static final ObjectNode INSERT =
      JsonNodeFactory.instance.objectNode().put("eventName", "INSERT");

  @Test
  void an_event_matches_or_does_not() {
    assertThat(new EventPattern("{\"eventName\": [\"INSERT\"]}").matches(INSERT)).isTrue();
    assertThat(new EventPattern("{\"eventName\": [\"MODIFY\"]}").matches(INSERT)).isFalse();
  }

  @Test
  void what_is_no_pattern_is_refused_when_it_is_read() {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> new EventPattern("{\"eventName\": \"INSERT\"}"))
        .withMessageContaining("no event pattern: {\"eventName\": \"INSERT\"}");
  }
}
