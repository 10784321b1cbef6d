package cpor.notice;

/** A notice is due in a moment, and nobody will call for it again; look again then. */
public final class NoticeAhead extends RuntimeException {
  NoticeAhead() {
    super("the notice that was called for is not due before a moment from now");
  }
}
