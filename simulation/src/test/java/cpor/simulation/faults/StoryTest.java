package cpor.simulation.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.simulation.Life;
import cpor.simulation.Life.Deployments;
import cpor.simulation.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a life in which a promise is broken. */
class StoryTest {

  private static final PlantedFault PRIVACY =
      new PlantedFault(
          "the state machine reads who the people are",
          "statemachine/claim-lifecycle.asl.json",
          "\"ProjectionExpression\": \"#stage,",
          "\"ProjectionExpression\": \"personal, #stage,");

  @TempDir private Path scratch;

  @Test
  void aBrokenPromiseIsToldWithItsNumberByTheShortestLifeThatBreaksIt() throws IOException {
    Deployments deployments = Deployments.of(Planting.root(PRIVACY, scratch));
    Life.Outcome outcome =
        LongStream.rangeClosed(1, 50)
            .mapToObj(seed -> Life.of(seed).live(deployments, false))
            .filter(lived -> lived.broken() != null && lived.acts() > 5)
            .findFirst()
            .orElseThrow();

    assertThat(Story.of(outcome, deployments))
        .startsWith(
            "seed %d broke a promise: nothing personal stands in".formatted(outcome.life().seed()))
        .contains("asks to submit", "ClaimSubmitted by P")
        .satisfies(story -> assertThat(story.lines().count()).isLessThan(outcome.story().size()));
  }
}
