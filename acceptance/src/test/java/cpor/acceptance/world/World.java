package cpor.acceptance.world;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The running product, and what a scenario may see and do around it. Scenarios know nothing else of
 * how the product is provided.
 */
public interface World extends AutoCloseable {

  /** Address of the HTTP API. */
  URI api();

  /** An access token with all of a client's scopes. */
  String token(String client);

  /** A token that was valid until a moment ago. */
  String expiredToken(String client);

  /** The product's time, in whole seconds as the product shows it. */
  Instant now();

  /** How much later than its time something may happen; nothing where time stands meanwhile. */
  Duration delay();

  /**
   * This world for somebody who, where scenarios live side by side, waits for the work on some
   * claims only.
   */
  World concernedWith(Supplier<List<String>> claimIds);

  /** Waits until the product has done all that is due by now. */
  void settle();

  /** Lets time pass until then; all that falls due on the way has happened afterwards. */
  void passTo(Instant then);

  /** Where the reviewers' lead gets its mail. */
  String leadAddress();

  /** Everything that was mailed so far, oldest first. */
  List<SentMail> mails();

  /**
   * Of mails to this address nothing is reported but what {@link #report} says. Those to others
   * count as delivered when time passes.
   */
  void reportNothingOf(String address);

  /** Reports what became of a mail, as the mail service would. */
  void report(SentMail mail, MailReport report);

  /** Does something while the mail service takes no mail. */
  void withoutMail(Runnable meanwhile);

  /** Does something while the product's table cannot be reached. */
  void withoutTable(Runnable meanwhile);

  /** What other systems were told of a claim, oldest first. */
  List<Announcement> announcements(String claimId);

  /** The workflow executions of a claim, oldest first. */
  List<Execution> executions(String claimId);

  /** Stops an execution, as an operator may. */
  void stop(Execution execution);

  /** Writes an item of texts into the table behind the product's back. */
  void writeByHand(Map<String, String> item);

  /** The table's stream records, as JSON, that the product did not understand and has kept. */
  List<String> recordsKeptUnread();

  @Override
  void close();
}
