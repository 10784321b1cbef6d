package cpor.local.page;

import cpor.local.alarms.Alarms;
import cpor.local.claims.ClaimItems;
import cpor.local.claims.ClaimList;
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
 * @param claims what lists show of each
 * @param items all that the table has of one
 * @param noticesFolder where the golden files of the product's mails are
 * @param runbook what to do about an alarm
 */
public record Sources(
    Clock clock,
    MailSink mails,
    ClaimList claims,
    ClaimItems items,
    StepFunctions stepFunctions,
    EventBusSink events,
    Faults faults,
    Alarms alarms,
    RecentLines log,
    Path noticesFolder,
    Path runbook) {

  SampleMails notices() {
    return new SampleMails(noticesFolder);
  }
}
