package cpor.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Where sent mail ends up: it is kept in order and goes nowhere. When it was taken its delivery is
 * reported, or what a fault says of its address; anything else is reported when it is played.
 */
public final class MailSink {

  private final Clock clock;
  private final Consumer<JsonNode> eventBridge;
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Faults faults;

  /**
   * @param clock product time, which mails and events are stamped with
   * @param eventBridge receives the events of outcomes, whole as a rule's target gets them
   * @param faults say what else than a delivery is reported of a mail
   */
  public MailSink(Clock clock, Consumer<JsonNode> eventBridge, Faults faults) {
    this.clock = clock;
    this.eventBridge = eventBridge;
    this.faults = faults;
  }

  /** All accepted mails, oldest first. */
  public List<Mail> mails() {
    return List.copyOf(mails);
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

  /** Publishes an event as SES would, whatever it says. */
  public void play(JsonNode event) {
    eventBridge.accept(event);
  }

  private void report(Mail mail, MailOutcome outcome) {
    eventBridge.accept(MailOutcomeEvent.of(mail, outcome, now()));
  }

  /** Product time, as exact as SES tells it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** SES reports of mails that name a configuration set. */
  void accept(Mail mail) {
    mails.add(mail);
    if (!mail.configurationSet().isEmpty()) {
      faults
          .strike(Fault.OfReports.class, fault -> mail.recipients().contains(fault.address()))
          .map(MailSink::outcomes)
          .orElse(List.of(new MailOutcome.Delivery()))
          .forEach(outcome -> report(mail, outcome));
    }
  }

  private static List<MailOutcome> outcomes(Fault.OfReports fault) {
    return switch (fault) {
      case Fault.MailBounces(_, String type) ->
          List.of(new MailOutcome.Bounce(MailOutcome.BounceType.of(type)));
      // what is called unwanted has arrived
      case Fault.MailComplains _ ->
          List.of(new MailOutcome.Delivery(), new MailOutcome.Complaint());
      case Fault.MailUnreported _ -> List.of();
    };
  }

  /** Forgets mails; without ids, all of them. */
  void clear(List<String> ids) {
    mails.removeIf(mail -> ids.isEmpty() || ids.contains(mail.id()));
  }
}
