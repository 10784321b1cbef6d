package cpor.simulation.cloud;

/** What may go wrong with one call to a service. */
public enum Fault {
  KILLED_BEFORE("is killed before the call"),
  KILLED_DURING("is killed during the call, which takes effect a moment later"),
  KILLED_AFTER("is killed when the call has taken effect"),
  THROTTLED("is throttled"),
  CONFLICT("meets somebody else's transaction"),
  INTERNAL_ERROR("meets an internal error"),
  NOT_REACHED("waits in vain, and the call took no effect"),
  ANSWER_LOST("waits in vain, though the call took effect"),
  REPEATED("has the call made twice, for its first answer was lost"),
  SLOW("waits for long"),
  REFUSED("is refused for good"),
  PARTLY("is told that a part was not taken"),
  BEHIND("reads what was true a moment ago");

  private final String sentence;

  Fault(String sentence) {
    this.sentence = sentence;
  }

  /** What is said of the strand that it strikes. */
  public String sentence() {
    return sentence;
  }
}
