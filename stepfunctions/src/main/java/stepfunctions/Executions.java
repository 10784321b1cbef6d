package stepfunctions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stepfunctions.history.Execution;

/**
 * The executions by their ARNs: all that run, and of those that ended the latest, as AWS keeps them
 * for 90 days only. Thread safe.
 */
final class Executions {
  private final int mostEventsOfEnded;
  private final Map<String, Execution> known = new LinkedHashMap<>();
  private final Map<String, Run> running = new HashMap<>();
  private final Deque<Execution> ended = new ArrayDeque<>();
  private int eventsOfEnded;
  private long forgotten;

  /**
   * No executions yet.
   *
   * @param mostEventsOfEnded how many history events those that ended may have, all together
   */
  Executions(int mostEventsOfEnded) {
    this.mostEventsOfEnded = mostEventsOfEnded;
  }

  /** Adds a run that begins, unless its name is taken: then by the execution that it answers. */
  synchronized Optional<Execution> addUnlessKnown(Run run) {
    Execution begun = run.execution();
    Execution existing = known.putIfAbsent(begun.arn(), begun);
    if (existing == null) {
      running.put(begun.arn(), run);
    }
    return Optional.ofNullable(existing);
  }

  synchronized Optional<Execution> find(String arn) {
    return Optional.ofNullable(known.get(arn));
  }

  /** The run of an execution that has not ended. */
  synchronized Optional<Run> running(String arn) {
    return Optional.ofNullable(running.get(arn));
  }

  /** In the order they were started. */
  synchronized List<Execution> all() {
    return List.copyOf(known.values());
  }

  synchronized List<Execution> running() {
    return running.values().stream().map(Run::execution).toList();
  }

  /** How many of those that ended are not known any more. */
  synchronized long forgotten() {
    return forgotten;
  }

  /** An execution has ended; the latest one is always kept. */
  synchronized void ended(Execution execution) {
    running.remove(execution.arn());
    ended.addLast(execution);
    eventsOfEnded += execution.eventCount();
    while (eventsOfEnded > mostEventsOfEnded && ended.size() > 1) {
      Execution oldest = ended.removeFirst();
      eventsOfEnded -= oldest.eventCount();
      known.remove(oldest.arn());
      forgotten++;
    }
  }
}
