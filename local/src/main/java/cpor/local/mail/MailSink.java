package cpor.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where sent mail ends up: it is kept in order and goes nowhere. When it was taken its delivery is
 * reported; a bounce or a complaint is reported when it is played.
 */
public final class MailSink {

  private record Trouble(Predicate<String> recipient, MailRefusal refusal) {}

  private final Clock clock;
  private final Consumer<JsonNode> eventBridge;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Set<String> unreported = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Trouble trouble;

  /**
   * @param clock product time, which mails and events are stamped with
   * @param eventBridge receives the events of outcomes, whole as a rule's target gets them
   */
  public MailSink(Clock clock, Consumer<JsonNode> eventBridge) {
    this.clock = clock;
    this.eventBridge = eventBridge;
  }

  /** All accepted mails, oldest first. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** Every mail to such a recipient is refused, until {@link #acceptAll()}. */
  public void refuse(Predicate<String> recipient, MailRefusal refusal) {
    trouble = new Trouble(recipient, refusal);
  }

  /** Every mail is refused, until {@link #acceptAll()}. */
  public void refuseAll(MailRefusal refusal) {
    refuse(recipient -> true, refusal);
  }

  public void acceptAll() {
    trouble = null;
  }

  /** Nothing is reported of mails to this address from now on, but what is played. */
  public void reportNothingOf(String address) {
    unreported.add(address);
  }

  /**
   * Publishes what SES would: this became of that mail.
   *
   * @throws NoSuchElementException if no such mail was accepted
   */
  public void play(String messageId, MailOutcome outcome) {
    Mail mail =
        mails.stream()
            .filter(candidate -> candidate.id().equals(messageId))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("no mail has the id " + messageId));
    report(mail, outcome);
  }

  private void report(Mail mail, MailOutcome outcome) {
    eventBridge.accept(MailOutcomeEvent.of(mail, outcome, now()));
  }

  /** Product time, as exact as SES tells it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Why a mail to these recipients is refused now. */
  Optional<MailRefusal> refusalOf(List<String> recipients) {
    Trouble current = trouble;
    return Optional.ofNullable(current)
        .filter(set -> recipients.stream().anyMatch(set.recipient()))
        .map(Trouble::refusal);
  }

  /** SES reports of mails that name a configuration set. */
  void accept(Mail mail) {
    mails.add(mail);
    if (!mail.configurationSet().isEmpty() && Collections.disjoint(unreported, mail.recipients())) {
      report(mail, new MailOutcome.Delivery());
    }
  }

  void clear() {
    mails.clear();
  }
}
