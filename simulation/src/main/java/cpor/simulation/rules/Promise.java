package cpor.simulation.rules;

/** What the product promises, whatever goes wrong. docs/simulation.md says how each is checked. */
public enum Promise {
  RULES("what happens to a claim is what the rules say"),
  DEADLINES("a deadline is computed by the rules, applied when it has passed, and not much later"),
  REPLAY("events replayed give the stored claim"),
  NUMBERS("versions and sequences only rise"),
  ANSWERS("an answer tells the truth, and what was asked for once happens once"),
  CONSENT("silence associates only who was told, for a whole window"),
  DECLINES("a decline counts once its page says so"),
  NOTICES("each notice that is owed is sent, overtaken or given up, and none besides"),
  EXECUTIONS("an open claim has one execution, a final one has none"),
  ANNOUNCEMENTS("other systems are told of each association and its end"),
  LISTS("lists show what the claims say"),
  PRIVACY("nothing personal stands in executions, logs, metrics or events");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
