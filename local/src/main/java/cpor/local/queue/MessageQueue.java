package cpor.local.queue;

import cpor.local.template.QueueResource;
import cpor.local.template.QueueResource.Redrive;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/**
 * A standard queue of SQS, in the product's time. A message that was received is hidden, and comes
 * again after the visibility timeout unless it was deleted; one that came too often goes to the
 * queue of dead letters. Unlike SQS it keeps the order.
 */
public final class MessageQueue {

  private final QueueResource resource;
  private final VirtualClock clock;

  /** Those of the template, by their ARNs; dead letters go to one of them. */
  private final Map<String, MessageQueue> queues;

  private final Deque<Message> visible = new ArrayDeque<>();
  private final Map<String, Hidden> hidden = new HashMap<>();
  private volatile Runnable listener = () -> {};
  private volatile Runnable onChange = () -> {};

  private MessageQueue(
      QueueResource resource, VirtualClock clock, Map<String, MessageQueue> queues) {
    this.resource = resource;
    this.clock = clock;
    this.queues = queues;
  }

  /**
   * A message.
   *
   * @param received how often it was received
   */
  public record Message(String id, String body, Instant sentAt, int received) {
    private Message receivedOnceMore() {
      return new Message(id, body, sentAt, received + 1);
    }
  }

  private record Hidden(Message message, Timer back) {}

  /** The queues of a template, empty, by their ARNs. */
  public static Map<String, MessageQueue> of(List<QueueResource> resources, VirtualClock clock) {
    Map<String, MessageQueue> queues = new ConcurrentHashMap<>();
    resources.forEach(
        resource -> queues.put(resource.arn(), new MessageQueue(resource, clock, queues)));
    return Collections.unmodifiableMap(queues);
  }

  /** Calls the listener after each change. */
  void onChange(Runnable changed) {
    onChange = changed;
  }

  String name() {
    return resource.arn().substring(resource.arn().lastIndexOf(':') + 1);
  }

  String arn() {
    return resource.arn();
  }

  /** Calls the listener whenever there may be something to receive. It must return at once. */
  void onVisible(Runnable wakened) {
    listener = wakened;
  }

  public void send(String body) {
    add(new Message(UUID.randomUUID().toString(), body, clock.instant(), 0));
  }

  private void add(Message message) {
    synchronized (this) {
      visible.add(message);
    }
    onChange.run();
    listener.run();
  }

  /** The next messages, which are hidden from now on. */
  synchronized List<Message> receive(int atMost) {
    forget();
    List<Message> received = new ArrayList<>();
    while (received.size() < atMost && !visible.isEmpty()) {
      Message message = visible.remove();
      Redrive redrive = resource.redrive();
      if (redrive != null && message.received() >= redrive.maxReceives()) {
        Objects.requireNonNull(queues.get(redrive.deadLetterArn())).add(message);
      } else {
        Message once = message.receivedOnceMore();
        Instant back = clock.instant().plus(resource.visibilityTimeout());
        hidden.put(once.id(), new Hidden(once, clock.schedule(back, () -> show(once.id()))));
        received.add(once);
      }
    }
    return received;
  }

  /** Ends a message that was received, whose id is its receipt too. */
  void delete(String id) {
    Hidden known;
    synchronized (this) {
      known = hidden.remove(id);
    }
    if (known != null) {
      known.back().cancel();
      onChange.run();
    }
  }

  /** Whether what this queue gives up goes there. */
  boolean givesUpTo(MessageQueue other) {
    Redrive redrive = resource.redrive();
    return redrive != null && redrive.deadLetterArn().equals(other.arn());
  }

  /** Sends what can be received now to another queue instead, each as a new message. */
  void moveTo(MessageQueue other) {
    List<Message> moved;
    synchronized (this) {
      moved = List.copyOf(visible);
      visible.clear();
    }
    moved.forEach(message -> other.send(message.body()));
  }

  /** As SQS tells them; the numbers are exact here. */
  synchronized Map<String, String> attributes() {
    return Map.of(
        "QueueArn", arn(),
        "ApproximateNumberOfMessages", String.valueOf(visible.size()),
        "ApproximateNumberOfMessagesNotVisible", String.valueOf(hidden.size()),
        "VisibilityTimeout", String.valueOf(resource.visibilityTimeout().toSeconds()));
  }

  private void show(String id) {
    Hidden back;
    synchronized (this) {
      back = hidden.remove(id);
    }
    if (back != null) {
      add(back.message());
    }
  }

  /** How many could be received now. */
  synchronized int visible() {
    forget();
    return visible.size();
  }

  /** Forgets what is older than it keeps. */
  private void forget() {
    Instant kept = clock.instant().minus(resource.retention());
    visible.removeIf(message -> message.sentAt().isBefore(kept));
  }

  /** The messages that are not deleted, those to be received now first. */
  public synchronized List<Message> messages() {
    forget();
    List<Message> all = new ArrayList<>(visible);
    hidden.values().forEach(it -> all.add(it.message()));
    return all;
  }
}
