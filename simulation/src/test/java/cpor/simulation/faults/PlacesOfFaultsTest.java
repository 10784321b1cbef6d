package cpor.simulation.faults;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who changes the place of a fault hears of it at once: {@link PlantedFaultsTest} runs rarely. */
class PlacesOfFaultsTest {

  @ParameterizedTest
  @MethodSource("cpor.simulation.faults.PlantedFaultsTest#faults")
  void eachFaultHasItsPlace(PlantedFault fault) {
    assertThatCode(() -> Planting.planted(fault)).doesNotThrowAnyException();
  }
}
