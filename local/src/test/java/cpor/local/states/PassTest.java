package cpor.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PassTest {
  private final World world = new World();

  @Test
  void hands_its_input_on() {
    Execution execution = world.startState("{'Type': 'Pass', 'End': true}", "{'a': 1}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).contains(World.json("{'a': 1}"));
  }

  @Test
  void hands_its_output_on_to_the_next_state() {
    Execution execution =
        world.start(
            World.machine(
                "First",
                Map.of(
                    "First",
                    "{'Type': 'Pass', 'Output': {'b': '{% $states.input.a + 1 %}'}, 'Next': 'Second'}",
                    "Second",
                    "{'Type': 'Pass', 'Output': '{% $states.input.b * 10 %}', 'End': true}")),
            "{'a': 1}");

    assertThat(execution.output()).contains(World.json("20"));
    assertThat(execution.statesEntered()).containsExactly("First", "Second");
    assertThat(execution.stateTransitions()).isEqualTo(2);
  }
}
