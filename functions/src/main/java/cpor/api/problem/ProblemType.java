package cpor.api.problem;

import java.util.Locale;

/** Every problem that the product reports, by the stable name that ends its {@code type}. */
public enum ProblemType {
  MALFORMED_JSON(400, "The body cannot be read as JSON"),
  IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key is needed"),
  PARAMETER_INVALID(400, "A query parameter is wrong"),
  CURSOR_INVALID(400, "The cursor does not belong to this list"),
  NO_ORGANISATION(403, "The token does not name the organisation"),
  NOT_FOUND(404, "Not found"),
  NOT_ALLOWED_NOW(409, "Not allowed now"),
  FIELDS_NOT_EDITABLE(409, "These fields cannot be edited now"),
  ANOTHER_REVIEWER_NEEDED(409, "Another reviewer has to decide"),
  VERSION_MISMATCH(412, "The claim has changed"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type or encoding"),
  INVALID(422, "Understood, but wrong"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  IF_MATCH_MISSING(428, "If-Match is needed"),
  TRY_AGAIN(503, "Try again in a moment");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A URI path, such as {@code /problems/not-allowed-now}. */
  public String uri() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
