package cpor.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.JwtAuthorizer;
import cpor.local.template.Route;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * An HTTP API: finds the route, checks the token and its scopes, calls the function. What it
 * refuses it refuses with API Gateway's own words; it throttles only when it is told to.
 */
public final class HttpApi implements Door {

  /** The longest body API Gateway takes, in bytes. */
  private static final int MAXIMUM_BODY = 10 * 1024 * 1024;

  private final RouteTable routes;
  private final TokenCheck tokens;
  private final Invoker functions;
  private final Clock clock;
  private final BooleanSupplier full;
  private final Consumer<String> log;
  private final Consumer<Map<String, String>> accessLog;

  /**
   * An HTTP API.
   *
   * @param keys the public keys of the authorizer's issuer
   * @param clock real time
   * @param full whether it lets a request through to no function
   * @param log takes why a function's call failed, which the caller is not told
   * @param accessLog takes the facts of each request
   */
  public HttpApi(
      List<Route> routes,
      JwtAuthorizer authorizer,
      JWKSet keys,
      Invoker functions,
      Clock clock,
      BooleanSupplier full,
      Consumer<String> log,
      Consumer<Map<String, String>> accessLog) {
    this.routes = new RouteTable(routes);
    this.tokens = new TokenCheck(authorizer, keys, clock);
    this.functions = functions;
    this.clock = clock;
    this.full = full;
    this.log = log;
    this.accessLog = accessLog;
  }

  @Override
  public Answer answer(Request request) {
    String requestId = UUID.randomUUID().toString();
    Map<String, String> facts = new HashMap<>();
    facts.put("requestId", requestId);
    facts.put("requestTime", PayloadFormat.TIME.format(clock.instant()));
    Answer answer =
        routes
            .match(request.method(), request.rawPath())
            .map(match -> authorized(request, match, requestId, facts))
            .orElseGet(() -> refusal(404, "Not Found"));
    facts.put("status", String.valueOf(answer.status()));
    facts.put("responseLength", String.valueOf(answer.body().length));
    accessLog.accept(facts);
    return answer.with("apigw-requestid", requestId);
  }

  private Answer authorized(
      Request request, RouteTable.Match match, String requestId, Map<String, String> facts) {
    facts.put("routeKey", match.route().key());
    if (full.getAsBoolean()) {
      return refusal(429, "Too Many Requests");
    }
    ObjectNode event = PayloadFormat.event(request, match, requestId, clock.instant());
    return switch (match.route().access()) {
      case Route.Access.Open _ -> called(request, match, event, facts);
      case Route.Access.WithToken access ->
          switch (tokens.check(request.header("authorization"), access)) {
            case TokenCheck.Verdict.Granted granted ->
                called(
                    request,
                    match,
                    PayloadFormat.withToken(event, granted.claims(), access.scopes()),
                    facts);
            case TokenCheck.Verdict.Missing _ ->
                refusal(401, "Unauthorized").with("www-authenticate", "Bearer");
            case TokenCheck.Verdict.Invalid invalid -> {
              facts.put("authorizer.error", invalid.reason());
              yield refusal(401, "Unauthorized")
                  .with("www-authenticate", challenge("", "invalid_token", invalid.reason()));
            }
            case TokenCheck.Verdict.WrongScope wrong ->
                refusal(403, "Forbidden")
                    .with(
                        "www-authenticate",
                        challenge(
                            String.join(" ", wrong.needed()),
                            "insufficient_scope",
                            "the token lacks every scope of the route"));
          };
    };
  }

  private Answer called(
      Request request, RouteTable.Match match, ObjectNode event, Map<String, String> facts) {
    if (request.body().length > MAXIMUM_BODY) {
      return refusal(413, "Request Too Long");
    }
    try {
      byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
      return PayloadFormat.response(functions.invoke(match.route().functionId(), payload));
    } catch (FunctionError error) {
      log.accept(match.route().key() + " failed: " + error.getMessage());
      facts.put("integrationErrorMessage", error.type());
      return error.isThrottled()
          ? refusal(503, "Service Unavailable")
          : refusal(500, "Internal Server Error");
    } catch (IOException | IllegalArgumentException failure) {
      log.accept(match.route().key() + " failed: " + failure.getMessage());
      facts.put("integrationErrorMessage", "The answer is not what API Gateway understands.");
      return refusal(500, "Internal Server Error");
    }
  }

  private static Answer refusal(int status, String message) {
    return Answer.json(status, JsonNodeFactory.instance.objectNode().put("message", message));
  }

  private static String challenge(String scope, String error, String description) {
    return "Bearer scope=\"%s\" error=\"%s\" error_description=\"%s\""
        .formatted(scope, error, description);
  }
}
