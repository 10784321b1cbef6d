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
  void anEventMatchesOrDoesNot() {
    assertThat(new EventPattern("{\"eventName\": [\"INSERT\"]}").matches(INSERT)).isTrue();
    assertThat(new EventPattern("{\"eventName\": [\"MODIFY\"]}").matches(INSERT)).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefusedWhenItIsRead() {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> new EventPattern("{\"eventName\": \"INSERT\"}"))
        .withMessageContaining("no event pattern: {\"eventName\": \"INSERT\"}");
  }
}
