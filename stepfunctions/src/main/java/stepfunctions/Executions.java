package stepfunctions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stepfunctions.history.Execution;

/**
 * The executions by their ARNs: all that run, and of those that ended the latest, as AWS keeps them
 * for 90 days only. Thread safe.
 */
final class Executions {
  private final int mostEventsOfEnded;
  private final Map<String, Run> known = new LinkedHashMap<>();
  private final Set<Run> running = new LinkedHashSet<>();
  private final Deque<Run> ended = new ArrayDeque<>();
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
    Run existing = known.putIfAbsent(run.execution().arn(), run);
    if (existing == null) {
      running.add(run);
    }
    return Optional.ofNullable(existing).map(Run::execution);
  }

  synchronized Optional<Run> find(String arn) {
    return Optional.ofNullable(known.get(arn));
  }

  /** In the order they were started. */
  synchronized List<Execution> all() {
    return known.values().stream().map(Run::execution).toList();
  }

  synchronized List<Execution> running() {
    return running.stream().map(Run::execution).toList();
  }

  /** How many of those that ended are not known any more. */
  synchronized long forgotten() {
    return forgotten;
  }

  /** An execution has ended; the latest one is always kept. */
  synchronized void ended(Run run) {
    running.remove(run);
    ended.addLast(run);
    eventsOfEnded += run.execution().eventCount();
    while (eventsOfEnded > mostEventsOfEnded && ended.size() > 1) {
      Execution oldest = ended.removeFirst().execution();
      eventsOfEnded -= oldest.eventCount();
      known.remove(oldest.arn());
      forgotten++;
    }
  }

  /** An execution that has ended is about to go on. */
  synchronized void goesOn(Run run) {
    if (ended.remove(run)) {
      eventsOfEnded -= run.execution().eventCount();
      running.add(run);
    }
  }
}
