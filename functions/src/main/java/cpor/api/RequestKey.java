package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.api.request.Caller;
import cpor.api.request.CanonicalJson;
import cpor.api.request.JsonBody;
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
  static Optional<IdempotencyKey> of(HttpRequest request, JsonBody body, Caller caller) {
    return request
        .header("idempotency-key")
        .filter(key -> FORM.matcher(key).matches())
        .map(key -> new IdempotencyKey(caller.keyOwner(), key, fingerprint(request, body)));
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

  /**
   * Method, path and the value of the body make a request what it is. A body that has none is
   * refused before its key counts.
   */
  private static String fingerprint(HttpRequest request, JsonBody body) {
    return body.isReadable()
        ? sha256(request.method() + " " + request.path() + "\n" + CanonicalJson.of(body.value()))
        : "";
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
