package cpor.local.page;

import cpor.local.events.EventBusSink;
import cpor.local.faults.Faults;
import cpor.local.mail.MailSink;
import java.nio.file.Path;
import java.time.Clock;
import stepfunctions.StepFunctions;

/**
 * What the pages show.
 *
 * @param clock the product's time
 * @param noticesFolder where the golden files of the product's mails are
 */
public record Sources(
    Clock clock,
    MailSink mails,
    ClaimItems claims,
    StepFunctions stepFunctions,
    EventBusSink events,
    Faults faults,
    RecentLines log,
    Path noticesFolder) {

  SampleMails notices() {
    return new SampleMails(noticesFolder);
  }
}
