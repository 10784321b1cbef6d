package cpor.table.lists;

/**
 * How many there are.
 *
 * @param number no more than {@link #MOST}
 * @param exact whether there are no more than that
 */
public record Count(int number, boolean exact) {

  /** Nobody counts further. */
  public static final int MOST = 10_000;

  static final Count NONE = new Count(0, true);

  static Count of(int counted) {
    return counted > MOST ? new Count(MOST, false) : new Count(counted, true);
  }

  Count plus(Count other) {
    return exact && other.exact ? of(number + other.number) : new Count(MOST, false);
  }
}
