package cpor.local.rights;

/**
 * A caller may not do what it asks for; says so in the words of "Troubleshoot access denied error
 * messages".
 */
public final class AccessDenied extends RuntimeException {
  private final String caller;
  private final transient Access access;
  private final String because;

  AccessDenied(String caller, Access access, String because) {
    super(
        "User: %s is not authorized to perform: %s on resource: %s %s"
            .formatted(caller, access.action(), access.resource(), because));
    this.caller = caller;
    this.access = access;
    this.because = because;
  }

  String caller() {
    return caller;
  }

  Access access() {
    return access;
  }

  String because() {
    return because;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
