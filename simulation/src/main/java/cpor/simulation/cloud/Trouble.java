package cpor.simulation.cloud;

/** What may go wrong around calls: with invocations, events, executions and clocks. */
public enum Trouble {
  INVOKED_TWICE("is invoked twice"),
  INVOKED_LATE("is invoked late"),
  ANSWER_LOST("has done its work, and nobody hears the answer"),
  RECORD_LOST("an event of the stream is lost"),
  SHARD_GIVEN_UP("all that waits in the stream is given up"),
  BATCH_REPEATED("a batch of the stream comes again"),
  RECORDS_LATE("the stream is late"),
  REPORT_LOST("a report about a mail is lost"),
  REPORT_REPEATED("a report about a mail comes twice"),
  REPORT_LATE("a report about a mail is late"),
  EXECUTION_FAILED("an execution fails"),
  EXECUTION_EVENT_LOST("nobody is told that the execution ended"),
  REPAIR_LATE("the scheduler is late"),
  MAIL_DOWN("the mail service is down");

  private final String sentence;

  Trouble(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
