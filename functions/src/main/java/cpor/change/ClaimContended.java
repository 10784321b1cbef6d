package cpor.change;

/** Others changed the claim each time; nothing was written, and a later try may succeed. */
public final class ClaimContended extends RuntimeException {
  public ClaimContended() {
    super("the claim is being changed by too many at once");
  }
}
