package cpor.local.alarms;

import cpor.local.metrics.Word;

/** What a period counts in which nothing was measured ("TreatMissingData"). */
public enum MissingData implements Word {
  BREACHING("breaching"),
  NOT_BREACHING("notBreaching"),
  IGNORE("ignore"),
  MISSING("missing");

  private final String word;

  MissingData(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
