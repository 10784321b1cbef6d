package cpor.claim;

import static cpor.claim.PossibleClaim.assertMayFollow;
import static cpor.claim.PossibleClaim.assertPossible;
import static cpor.story.ClaimScenario.USUAL_PERIODS;
import static cpor.story.ClaimScenario.periods;
import static cpor.story.Lives.aDraft;
import static net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.story.ClaimScenario;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever anybody tries, at whatever time and in whatever order, a claim stays a claim. */
class ClaimLifePropertiesTest {

  private static final Periods TRIAL_PERIODS =
      periods("PT20S", "PT20S", "PT40S", "PT20S", "PT30S", "PT60S", "PT20S", "PT5S", "PT10S");

  /**
   * Somebody tries something.
   *
   * @param later how long after the step before; when empty, as soon as the workflow has to act
   */
  record Step(Optional<Duration> later, Attempt attempt) {}

  @Property
  @StatisticsReport(OFF)
  void noLifeReachesAnImpossibleClaim(
      @ForAll("usualOrTrialPeriods") Periods periods, @ForAll("lives") List<Step> life) {
    ClaimScenario claim = aDraft().withPeriods(periods);
    Set<StageName> seen = new HashSet<>();

    for (Step step : life) {
      Claim before = claim.claim();
      take(step, claim);
      assertPossible(claim.claim());
      assertMayFollow(before, claim.claim());
      seen.add(claim.claim().stage().name());
    }

    seen.forEach(Statistics::collect);
    // Lives that never left the first stages would prove little.
    Statistics.coverage(
        coverage -> {
          for (StageName stage : StageName.values()) {
            coverage.check(stage).count(lives -> lives > 0);
          }
        });
  }

  @Property
  void replayingTheHistoryGivesTheClaim(
      @ForAll("usualOrTrialPeriods") Periods periods, @ForAll("lives") List<Step> life) {
    ClaimScenario claim = aDraft().withPeriods(periods);
    life.forEach(step -> take(step, claim));

    Claim replayed = Evolution.begin(claim.history().getFirst());
    for (RecordedEvent event : claim.history().subList(1, claim.history().size())) {
      replayed = Evolution.evolve(replayed, event);
    }

    assertThat(replayed).isEqualTo(claim.claim());
  }

  @Property
  void noNoticeIsOwedTwiceOrOvertakenByWhatCausedIt(
      @ForAll("usualOrTrialPeriods") Periods periods, @ForAll("lives") List<Step> life) {
    ClaimScenario claim = aDraft().withPeriods(periods);
    Set<List<Object>> owed = new HashSet<>();

    for (Step step : life) {
      take(step, claim);
      if (claim.decision() instanceof Decision.Accepted) {
        for (OwedNotice notice : claim.notices()) {
          assertThat(notice.isOvertakenBy(claim.claim())).isFalse();
          assertThat(owed.add(List.of(notice.sequence(), notice.kind(), notice.occurrence())))
              .isTrue();
        }
      }
    }
  }

  @Provide
  Arbitrary<Periods> usualOrTrialPeriods() {
    return Arbitraries.of(USUAL_PERIODS, TRIAL_PERIODS);
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    Arbitrary<Optional<Duration>> later =
        Arbitraries.longs()
            .between(0, Duration.ofDays(2).toMillis())
            .map(Duration::ofMillis)
            .optional(0.8);
    Arbitrary<Attempt> attempts =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(Attempt.all())),
            Tuple.of(1, Arbitraries.of(Attempt.byTheWorkflow())));
    return Combinators.combine(later, attempts).as(Step::new).list().ofMinSize(200).ofMaxSize(400);
  }

  private static void take(Step step, ClaimScenario claim) {
    claim.at(
        step.later()
            .map(later -> claim.now().plus(later))
            .or(
                () ->
                    Optional.ofNullable(claim.claim().clock().wakeAt())
                        .filter(claim.now()::isBefore))
            .orElse(claim.now()));
    claim.when(step.attempt().act());
  }
}
