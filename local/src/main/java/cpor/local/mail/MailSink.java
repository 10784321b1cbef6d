package cpor.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.metrics.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where sent mail ends up: the latest is kept in order, and goes nowhere. When it was taken its
 * delivery is reported, or what a fault says of its address; anything else is reported when it is
 * played.
 */
public final class MailSink {

  /** Some two thousand mails; a digest of a hundred claims has as much text as ten others. */
  private static final int MOST_CHARACTERS = 16_000_000;

  private final Clock clock;
  private final Consumer<JsonNode> eventBridge;
  private final Faults faults;
  private final MailMetrics metrics;
  private final int mostCharacters;
  private final Map<String, Mail> mails = new LinkedHashMap<>();
  private int characters;
  private long forgotten;

  /**
   * @param clock product time, which mails and events are stamped with
   * @param eventBridge receives the events of outcomes, whole as a rule's target gets them
   * @param faults say what else than a delivery is reported of a mail
   */
  public MailSink(Clock clock, Consumer<JsonNode> eventBridge, Faults faults, Metrics metrics) {
    this(clock, eventBridge, faults, metrics, MOST_CHARACTERS);
  }

  MailSink(
      Clock clock,
      Consumer<JsonNode> eventBridge,
      Faults faults,
      Metrics metrics,
      int mostCharacters) {
    this.clock = clock;
    this.eventBridge = eventBridge;
    this.faults = faults;
    this.metrics = new MailMetrics(metrics);
    this.mostCharacters = mostCharacters;
  }

  /** The accepted mails that are kept, oldest first. */
  public List<Mail> mails() {
    synchronized (mails) {
      return List.copyOf(mails.values());
    }
  }

  /** An accepted mail that is kept. */
  public Optional<Mail> mail(String id) {
    synchronized (mails) {
      return Optional.ofNullable(mails.get(id));
    }
  }

  /** How many mails had to go to make room for later ones. */
  public long forgotten() {
    synchronized (mails) {
      return forgotten;
    }
  }

  /**
   * Publishes what SES would: this became of that mail.
   *
   * @throws NoSuchElementException if no such mail was accepted, or it had to go
   */
  public void play(String messageId, MailOutcome outcome) {
    Mail mail =
        mail(messageId)
            .orElseThrow(() -> new NoSuchElementException("no mail has the id " + messageId));
    report(mail, outcome);
  }

  /** Publishes an event as SES would, whatever it says. */
  public void play(JsonNode event) {
    eventBridge.accept(event);
  }

  private void report(Mail mail, MailOutcome outcome) {
    metrics.reported(mail.id(), outcome);
    eventBridge.accept(MailOutcomeEvent.of(mail, outcome, now()));
  }

  /** Product time, as exact as SES tells it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** SES reports of mails that name a configuration set. */
  void accept(Mail mail) {
    keep(mail);
    metrics.taken(mail.id());
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

  private void keep(Mail mail) {
    synchronized (mails) {
      mails.put(mail.id(), mail);
      characters += mail.characters();
      Iterator<Mail> oldest = mails.values().iterator();
      while (characters > mostCharacters && mails.size() > 1) {
        characters -= oldest.next().characters();
        oldest.remove();
        forgotten++;
      }
    }
  }

  /** Forgets mails; without ids, all of them. */
  void clear(List<String> ids) {
    synchronized (mails) {
      mails.values().removeIf(mail -> ids.isEmpty() || ids.contains(mail.id()));
      characters = mails.values().stream().mapToInt(Mail::characters).sum();
    }
  }
}
