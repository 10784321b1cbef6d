package cpor.local.mail;

/** A status, a code and a message as SES spells them. */
record SesError(int status, String code, String message) {

  static SesError missing(String member) {
    return new SesError(
        400,
        "ValidationError",
        ("1 validation error detected: Value null at '%s' failed to satisfy constraint:"
                + " Member must not be null")
            .formatted(member));
  }

  static SesError invalid(String message) {
    return new SesError(400, "InvalidParameterValue", message);
  }
}
