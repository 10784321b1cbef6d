package cpor.notice;

/** Somebody else is sending the same notice right now; look again later. */
public final class NoticeBusy extends RuntimeException {
  NoticeBusy() {
    super("the notice is being sent by another attempt");
  }
}
