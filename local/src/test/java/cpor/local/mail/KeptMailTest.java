package cpor.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.faults.Faults;
import cpor.local.metrics.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.VirtualClock;

class KeptMailTest {
  private final VirtualClock clock = VirtualClock.standingAt(Instant.EPOCH);
  private final MailSink mails =
      new MailSink(
          clock,
          _ -> {},
          new Faults(clock, List.of(), Map.of()),
          new Metrics(clock, Set.of()),
          100);

  @Test
  void theOldestMailsGoWhenThereIsTooMuchText() {
    mails.accept(mail("one", 40));
    mails.accept(mail("two", 40));
    mails.accept(mail("three", 40));

    assertThat(mails.mails()).extracting(Mail::id).containsExactly("two", "three");
    assertThat(mails.mail("one")).isEmpty();
    assertThat(mails.forgotten()).isEqualTo(1);
  }

  @Test
  void theLatestMailIsKeptHoweverLongItIs() {
    mails.accept(mail("one", 40));
    mails.accept(mail("two", 400));

    assertThat(mails.mails()).extracting(Mail::id).containsExactly("two");
  }

  private static Mail mail(String id, int characters) {
    return new Mail(
        id,
        "claims@cpor.example",
        List.of("anna@contoso.example"),
        List.of(),
        List.of(),
        "",
        "x".repeat(characters),
        "",
        "",
        Map.of(),
        Instant.EPOCH);
  }
}
