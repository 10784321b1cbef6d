package cpor.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.VirtualClock;

class FaultsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final Faults faults =
      new Faults(clock, List.of("Claims", "Reviews"), Map.of("byWake", "wakeKey"));

  @Test
  void nothingIsBrokenUntilSomebodyBreaksIt() {
    assertThat(faults.active()).isEmpty();
    assertThat(faults.strike(Fault.class, _ -> true)).isEmpty();
  }

  @Test
  void aFaultLastsUntilItIsEnded() {
    String id = faults.begin(new Fault.BusAway()).id();

    pass(Duration.ofDays(400));
    assertThat(faults.strike(Fault.BusAway.class, _ -> true)).isPresent();

    assertThat(faults.end(id)).isTrue();
    assertThat(faults.end(id)).isFalse();
    assertThat(faults.strike(Fault.BusAway.class, _ -> true)).isEmpty();
  }

  @Test
  void aFaultOfSomeCallsEndsWithTheLastThatItStruck() {
    var _ = faults.begin(Map.of("fault", "table-away", "function", "Claims", "calls", "2"));

    assertThat(strikes("Claims")).isTrue();
    assertThat(strikes("Reviews")).isFalse();
    assertThat(faults.active()).singleElement().extracting(ActiveFault::callsLeft).isEqualTo(1);
    assertThat(strikes("Claims")).isTrue();
    assertThat(strikes("Claims")).isFalse();
    assertThat(faults.active()).isEmpty();
  }

  @Test
  void aFaultOfSomeTimeEndsThen() {
    var _ = faults.begin(Map.of("fault", "table-throttled", "for", "PT1H"));

    pass(Duration.ofMinutes(59));
    assertThat(strikes("Claims")).isTrue();
    pass(Duration.ofMinutes(1));
    assertThat(strikes("Claims")).isFalse();
  }

  @Test
  void ofSeveralTheOldestIsMet() {
    var _ = faults.begin(new Fault.MailRefusing());
    var _ = faults.begin(new Fault.MailDown());

    assertThat(faults.strike(Fault.OfSending.class, _ -> true)).contains(new Fault.MailRefusing());
    assertThat(faults.active()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindTakesItsParametersAndTellsThem(FaultKind kind) {
    Map<String, String> words = new HashMap<>(Map.of("fault", kind.word()));
    kind.parameters()
        .forEach(
            name ->
                words.put(
                    name,
                    switch (name) {
                      case "function" -> "Claims";
                      case "index" -> "byWake";
                      case "by" -> "PT20M";
                      case "quota" -> "3";
                      case "error" -> "AccessDeniedException";
                      case "bounceType" -> "Transient";
                      default -> "x@y.example";
                    }));

    ActiveFault begun = faults.begin(words);

    assertThat(begun.kind()).isEqualTo(kind);
    words.remove("fault");
    assertThat(begun.fault().parameters()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fault=fire | fault is 'fire' but should be one of mail-down, mail-throttled,",
        "for=PT1H | fault is '' but should be one of",
        "fault=mail-bounces | mail-bounces needs address",
        "fault=mail-bounces,address=a,bounceType=Soft | one of Permanent, Transient, Undetermined",
        "fault=mail-down,address=a | mail-down does not take address; it takes calls, for",
        "fault=function-fails,function=Claim | function is 'Claim' but should be one of Claims,",
        "fault=stream-late,by=soon | by is 'soon' but should be a duration such as PT1H",
        "fault=stream-late,by=PT0S | by is 'PT0S' but should be a duration",
        "fault=stream-stopped,calls=3 | stream-stopped does not take calls; it takes for",
        "fault=bus-away,calls=0 | calls is '0' but should be a number from 1 to 999999",
        "fault=bus-away,for=-PT1H | for is '-PT1H' but should be a duration",
        "fault=execution-quota,quota=0 | quota is '0' but should be a number from 1 to 999999",
        "fault=starts-refused,error=Oops | error is 'Oops' but should be one of ExecutionLimit",
      })
  void whatIsNotUnderstoodIsToldInOneLine(String words, String told) {
    Map<String, String> asked = new HashMap<>();
    Arrays.stream(words.split(",", -1))
        .forEach(it -> asked.put(it.split("=", 2)[0], it.split("=", 2)[1]));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.begin(asked))
        .withMessageContaining(told)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"));
    assertThat(faults.active()).isEmpty();
  }

  @Test
  void theDocumentationNamesEveryKindWithItsParametersAndNoOther() throws IOException {
    List<String> documented =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.matches("\\| `[a-z]+-[a-z-]+` \\|.*"))
            .map(line -> line.split("\\|", -1)[1].strip() + line.split("\\|", -1)[2].strip())
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            FaultKind.ALL.stream()
                .map(
                    kind ->
                        "`"
                            + kind.word()
                            + "`"
                            + String.join(
                                ", ",
                                kind.parameters().stream().map(it -> "`" + it + "`").toList()))
                .toList());
  }

  private static List<FaultKind> kinds() {
    return FaultKind.ALL;
  }

  private boolean strikes(String caller) {
    return faults.strike(Fault.OfTable.class, fault -> fault.concerns(caller)).isPresent();
  }

  private void pass(Duration time) {
    var _ = clock.advance(time, Quiescence.IMMEDIATE);
  }
}
