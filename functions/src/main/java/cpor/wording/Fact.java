package cpor.wording;

/** A labelled value, one line of a table of facts. */
public record Fact(String label, String value) {
  public Fact {
    value = SingleLine.of(value);
  }
}
