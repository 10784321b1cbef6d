package cpor.store;

/** The store was too busy with the same claim; nothing was written, and a later try may succeed. */
public final class StoreContended extends RuntimeException {
  public StoreContended() {
    super("the claim is being changed by too many at once");
  }
}
