package cpor.local.web;

/** Another program listens on the port that was asked for. */
public final class PortInUse extends RuntimeException {
  private final int port;

  public PortInUse(int port, Throwable cause) {
    super("port " + port + " is in use by another program", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
