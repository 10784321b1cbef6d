package cpor.simulation.cloud;

import cpor.simulation.schedule.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that happened in a life, line by line: what is worth telling, and beside it each call. Two
 * runs of one seed have the same lines.
 */
public final class Chronicle {

  private final Scheduler scheduler;
  private final boolean complete;
  private final List<String> lines = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private Instant lastFault = Instant.EPOCH;

  /**
   * An empty chronicle.
   *
   * @param complete whether calls are kept too
   */
  public Chronicle(Scheduler scheduler, boolean complete) {
    this.scheduler = scheduler;
    this.complete = complete;
  }

  /** Keeps a sentence that is worth telling. */
  public void tell(String sentence) {
    String line = scheduler.now() + "  " + sentence;
    story.add(line);
    lines.add(line);
  }

  /** Keeps a sentence about something that went wrong. */
  public void tellFault(String sentence) {
    lastFault = scheduler.now();
    tell("! " + sentence);
  }

  /** Keeps a detail. */
  void note(String detail) {
    if (complete) {
      lines.add(scheduler.now() + "    " + detail);
    }
  }

  /** When something went wrong for the last time. */
  public Instant lastFault() {
    return lastFault;
  }

  public List<String> story() {
    return List.copyOf(story);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
