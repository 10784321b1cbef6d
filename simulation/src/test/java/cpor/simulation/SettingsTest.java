package cpor.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void aRunHasAsManyLivesAsItIsToldFromTheNumberOnThatItIsTold() {
    assertThat(settings(Map.of("simulation.lives", "100000", "simulation.seed", "7")))
        .isEqualTo(new Settings(100_000, 7));
  }

  @Test
  void aRunThatIsToldNothingHasTheUsualLivesFromOneOn() {
    assertThat(settings(Map.of("simulation.seed", ""))).isEqualTo(new Settings(7, 1));
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> settings(Map.of("simulation.live", "3")))
        .hasMessage("simulation.live is not known: there are simulation.lives, simulation.seed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "0", "-1", "1.5", "1000000000"})
  void aSeedThatIsNoNumberIsRefused(String seed) {
    assertThatThrownBy(() -> settings(Map.of("simulation.seed", seed)))
        .hasMessage("simulation.seed is '" + seed + "' and should be a number from 1 to 999999999");
  }

  private static Settings settings(Map<String, String> given) {
    Properties properties = new Properties();
    properties.putAll(given);
    return Settings.of(properties, 7);
  }
}
