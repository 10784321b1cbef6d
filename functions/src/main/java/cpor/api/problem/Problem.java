package cpor.api.problem;

import cpor.claim.Action;
import cpor.claim.Refusal.Fault;
import cpor.http.HttpRequest;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in the way of a request, as RFC 9457 describes it.
 *
 * @param instance the path that was called
 * @param traceId the gateway's name for the request, which its logs know too
 * @param errors everything that is wrong with the request; null when it is not about fields
 * @param allowedActions what the caller may do instead; null unless the claim's stage is the
 *     problem
 */
@Json
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String traceId,
    @Nullable List<Fault> errors,
    @Nullable List<Action> allowedActions) {

  public static Problem of(ProblemFound found, HttpRequest request) {
    ProblemType type = found.type();
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        found.detail(),
        request.path(),
        request.requestId(),
        found.errors(),
        found.allowedActions());
  }
}
