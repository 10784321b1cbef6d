package cpor.claim;

/** Whether somebody may do something with a claim now. */
sealed interface Permission {

  record Granted() implements Permission {}

  /**
   * Not now.
   *
   * @param why in words for the person who asked
   */
  record Denied(String why) implements Permission {}

  /** Not this reviewer, whose rejection is disputed. */
  record AnotherReviewerNeeded() implements Permission {}
}
