package cpor.table;

/** What became of some writes that are made together. Nothing was written unless all were. */
public sealed interface Written {

  record All() implements Written {}

  /**
   * A condition did not hold.
   *
   * @param first the place, among the writes, of the first whose condition did not hold
   * @param found what stands in its way, as far as it was asked for; empty if nothing does
   */
  record Refused(int first, Item found) implements Written {}

  /** Another transaction held one of the items, or the table was throttled. */
  record Contended() implements Written {}
}
