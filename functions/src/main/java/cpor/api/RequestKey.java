package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.api.request.Caller;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.claims.IdempotencyKey;
import cpor.table.claims.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Idempotency-Key} of a request, and the answers that are kept under it. */
final class RequestKey {

  private static final Pattern FORM = Pattern.compile("[!-~]{1,64}");

  private RequestKey() {}

  /** Empty when the request brings none that is usable. */
  static Optional<IdempotencyKey> of(HttpRequest request, Caller caller) {
    return request
        .header("idempotency-key")
        .filter(key -> FORM.matcher(key).matches())
        .map(key -> new IdempotencyKey(caller.keyOwner(), key, fingerprint(request)));
  }

  static ProblemFound missing() {
    return ProblemFound.of(
        ProblemType.IDEMPOTENCY_KEY_MISSING,
        "Send an Idempotency-Key of 1 to 64 visible ASCII characters, a new one for each change"
            + " and the same one when you repeat it.");
  }

  static StoredAnswer kept(IdempotencyKey key, HttpAnswer answer) {
    return new StoredAnswer(
        key.fingerprint(), answer.statusCode(), answer.headers(), answer.body());
  }

  /**
   * The first answer again.
   *
   * @throws ProblemFound when the first request was another one
   */
  static HttpAnswer replayed(IdempotencyKey key, StoredAnswer first) {
    if (!first.fingerprint().equals(key.fingerprint())) {
      throw ProblemFound.of(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key was used for another request within the last 24 hours. Use a new"
              + " one.");
    }
    return new HttpAnswer(first.status(), first.headers(), first.body())
        .with("idempotency-replayed", "true");
  }

  /** Method, path and body make a request what it is; an empty body equals an empty object. */
  private static String fingerprint(HttpRequest request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.method() + " " + request.path() + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] body = request.body().bytes();
      digest.update(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
