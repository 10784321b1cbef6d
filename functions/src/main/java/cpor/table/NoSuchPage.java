package cpor.table;

/** No page ever ended where this one should begin: somebody made the place up. */
public final class NoSuchPage extends RuntimeException {
  NoSuchPage(Throwable refusal) {
    super("no page begins there", refusal);
  }
}
