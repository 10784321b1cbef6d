package cpor.local.page;

import cpor.local.aws.EventBusSink;
import cpor.local.aws.MailSink;
import cpor.local.states.StepFunctions;
import java.time.Clock;

/**
 * What the pages show.
 *
 * @param clock the product's time
 */
public record Sources(
    Clock clock,
    MailSink mails,
    ClaimItems claims,
    StepFunctions stepFunctions,
    EventBusSink events,
    RecentLines log) {}
