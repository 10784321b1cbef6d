package cpor.notice;

/** The claim no longer waits for what was to be sent: the execution has to read it again. */
public final class ClaimMoved extends RuntimeException {
  ClaimMoved() {
    super("the claim has moved on");
  }
}
