package cpor.api.problem;

import cpor.claim.Action;
import cpor.claim.Claim;
import cpor.claim.Refusal;
import cpor.claim.Refusal.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with a problem. Its texts hold nothing personal. */
public final class ProblemFound extends RuntimeException {

  private static final int SECONDS_TO_RETRY = 1;

  private final ProblemType type;
  private final String detail;
  private final transient @Nullable List<Fault> errors;
  private final transient @Nullable List<Action> allowedActions;
  private final transient Map<String, String> headers;

  private ProblemFound(
      ProblemType type,
      String detail,
      @Nullable List<Fault> errors,
      @Nullable List<Action> allowedActions,
      Map<String, String> headers) {
    super(detail);
    this.type = type;
    this.detail = detail;
    this.errors = errors;
    this.allowedActions = allowedActions;
    this.headers = headers;
  }

  public static ProblemFound of(ProblemType type, String detail) {
    return new ProblemFound(type, detail, null, null, Map.of());
  }

  /** The claim is unknown, or not the caller's to see: the two look the same. */
  public static ProblemFound notFound() {
    return of(
        ProblemType.NOT_FOUND,
        "There is nothing here that you may see. Check the ids in the path.");
  }

  public static ProblemFound invalid(List<Fault> faults) {
    return withErrors(ProblemType.INVALID, "Correct what errors lists and send it again.", faults);
  }

  public static ProblemFound parameterInvalid(List<Fault> faults) {
    return withErrors(
        ProblemType.PARAMETER_INVALID, "Correct the query parameters that errors lists.", faults);
  }

  private static ProblemFound withErrors(ProblemType type, String detail, List<Fault> faults) {
    return new ProblemFound(type, detail, List.copyOf(faults), null, Map.of());
  }

  public static ProblemFound versionMismatch(Claim claim, String etag) {
    return new ProblemFound(
        ProblemType.VERSION_MISMATCH,
        "If-Match does not name the claim's version %d. It is in %s; read it again before changing it."
            .formatted(claim.version(), claim.stage().name()),
        null,
        null,
        Map.of("etag", etag));
  }

  /**
   * The body is of another type than the one that is taken.
   *
   * @param header which says so to programs
   */
  public static ProblemFound typeUnsupported(String mediaType, String header) {
    return unsupported(
        "Send the body as Content-Type: %s, in UTF-8.".formatted(mediaType), header, mediaType);
  }

  /** The body is compressed. */
  public static ProblemFound encodingUnsupported() {
    return unsupported(
        "Send the body as it is, without a Content-Encoding.", "accept-encoding", "identity");
  }

  private static ProblemFound unsupported(String detail, String header, String taken) {
    return new ProblemFound(
        ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, null, null, Map.of(header, taken));
  }

  public static ProblemFound cursorInvalid() {
    return withErrors(
        ProblemType.CURSOR_INVALID,
        "Use a nextCursor exactly as it was given, in the same list, by the same caller and with"
            + " the same filters; or begin without one.",
        List.of(new Fault("/query/cursor", "must be a nextCursor of this list")));
  }

  public static ProblemFound tryAgain() {
    return new ProblemFound(
        ProblemType.TRY_AGAIN,
        "The claim could not be read or written just now. Nothing was changed; repeat the request"
            + " with the same Idempotency-Key.",
        null,
        null,
        Map.of("retry-after", Integer.toString(SECONDS_TO_RETRY)));
  }

  /** What the domain's word means over HTTP. */
  public static ProblemFound because(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotAllowedNow(String detail, Set<Action> allowed) ->
          conflict(ProblemType.NOT_ALLOWED_NOW, detail, allowed);
      case Refusal.FieldsNotEditable refused ->
          conflict(
              ProblemType.FIELDS_NOT_EDITABLE,
              "In %s these fields cannot be edited: %s."
                  .formatted(refused.stage(), String.join(", ", refused.fields())),
              refused.allowed());
      case Refusal.AnotherReviewerNeeded(Set<Action> allowed) ->
          conflict(
              ProblemType.ANOTHER_REVIEWER_NEEDED,
              "You decided the rejection that is disputed; another reviewer decides the dispute.",
              allowed);
      case Refusal.Invalid(List<Fault> faults) -> invalid(faults);
      case Refusal.UnknownEvidence _ -> notFound();
      case Refusal.LinkDead _, Refusal.Moved _, Refusal.TooEarly _, Refusal.WindowsPaused _ ->
          throw new IllegalStateException("no person's command is refused with " + refusal);
    };
  }

  private static ProblemFound conflict(ProblemType type, String detail, Set<Action> allowed) {
    return new ProblemFound(type, detail, null, allowed.stream().sorted().toList(), Map.of());
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public @Nullable List<Fault> errors() {
    return errors;
  }

  public @Nullable List<Action> allowedActions() {
    return allowedActions;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
