package cpor.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.JwtAuthorizer;
import cpor.local.template.Route;
import cpor.local.tokens.TokenClient;
import cpor.local.tokens.TokenIssuer;
import cpor.local.web.Answer;
import cpor.local.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HttpApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String ISSUER_URL = "http://localhost:3000/i";
  private static final TokenIssuer ISSUER = new TokenIssuer(ISSUER_URL, "claims", CLOCK);
  private static final TokenClient PARTNER = TokenClient.ALL.getFirst();
  private static final String OK = "{\"statusCode\": 200, \"body\": \"fine\"}";

  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final List<String> accessLog = new ArrayList<>();
  private boolean full;

  @Test
  void anApiThatIsFullLetsNobodyThrough() {
    full = true;

    Answer answer = call(OK, "GET", "/consent/x", Map.of(), "");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    assertThat(events).isEmpty();
  }

  @Test
  void anUnknownRouteOrMethodIsNotFoundEvenWithoutAToken() {
    Answer answer = call(OK, "GET", "/nowhere", Map.of(), "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(answer.headers()).containsKeys("apigw-requestid");
    assertThat(call(OK, "PUT", "/claims/1", Map.of(), "").status()).isEqualTo(404);
    assertThat(events).isEmpty();
  }

  @Test
  void aCallWithoutATokenIsUnauthorized() {
    Answer answer = call(OK, "GET", "/claims/1", Map.of(), "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.headers())
        .containsEntry("www-authenticate", List.of("Bearer"))
        .containsKey("apigw-requestid");
  }

  @Test
  void aTokenMustBeSignedByTheIssuer() throws Exception {
    TokenIssuer stranger = new TokenIssuer(ISSUER_URL, "claims", CLOCK);
    invalid(stranger.issue(PARTNER, List.of("claims:read")), "unable to find the key");

    String token = ISSUER.issue(PARTNER, List.of("claims:read"));
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    String forged =
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)
            .replace("org-17", "org-18");
    invalid(
        token.replace(
            payload,
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(forged.getBytes(StandardCharsets.UTF_8))),
        "invalid signature");

    SignedJWT symmetric =
        new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().build());
    symmetric.sign(new MACSigner(new byte[32]));
    invalid(symmetric.serialize(), "signing method HS256 is invalid");
    invalid("eyJhbGciOiJub25lIn0.e30.", "malformed");
    invalid("nonsense", "malformed");
  }

  @Test
  void aTokenOfAnotherTimeIssuerOrAudienceIsInvalid() {
    Clock earlier = Clock.offset(CLOCK, Duration.ofHours(-1));
    assertThat(refusalOf(new TokenIssuer(ISSUER_URL, "claims", earlier)))
        .contains("error=\"invalid_token\"", "the token has expired");
    assertThat(refusalOf(new TokenIssuer("http://elsewhere", "claims", CLOCK)))
        .contains("error=\"invalid_token\"", "invalid issuer");
    assertThat(refusalOf(new TokenIssuer(ISSUER_URL, "others", CLOCK)))
        .contains("error=\"invalid_token\"", "the token does not have a valid audience");
  }

  @Test
  void aTokenWithoutTheRoutesScopeIsForbidden() {
    Answer answer = call(OK, "POST", "/claims/1", bearer("claims:read"), "");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(answer.header("www-authenticate").orElseThrow())
        .contains("scope=\"claims:write\"", "error=\"insufficient_scope\"");
    assertThat(events).isEmpty();
  }

  @Test
  void oneScopeOfTheRoutesIsEnoughAndTheWordBearerMayBeMissing() {
    String token = ISSUER.issue(PARTNER, List.of("claims:read", "claims:write"));

    assertThat(call(OK, "GET", "/claims/1", Map.of("Authorization", List.of(token)), "").status())
        .isEqualTo(200);
  }

  @Test
  void aFunctionSeesTheRequestInFormat2() {
    Map<String, List<String>> headers = new LinkedHashMap<>(bearer("claims:read"));
    headers.put("Host", List.of("localhost:3000"));
    headers.put("User-Agent", List.of("test"));
    headers.put("X-Many", List.of("a", "b"));
    headers.put("Cookie", List.of("c=1; d=2"));

    call(OK, "GET", "/claims/a%20b?status=X&status=Y&n=%C3%A9", headers, "");

    JsonNode event = events.getFirst();
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("GET /claims/{id}");
    assertThat(event.path("rawPath").asText()).isEqualTo("/claims/a%20b");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("status=X&status=Y&n=%C3%A9");
    assertThat(event.path("queryStringParameters").toString())
        .contains("\"status\":\"X,Y\"", "\"n\":\"é\"");
    assertThat(event.path("cookies").toString()).isEqualTo("[\"c=1\",\"d=2\"]");
    assertThat(event.path("headers").path("x-many").asText()).isEqualTo("a,b");
    assertThat(event.path("headers").has("cookie")).isFalse();
    assertThat(event.path("headers").path("x-amzn-trace-id").asText())
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("a b");
    assertThat(event.has("body")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("http").path("method").asText()).isEqualTo("GET");
    assertThat(context.path("http").path("userAgent").asText()).isEqualTo("test");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("time").asText()).isEqualTo("23/Nov/2026:08:00:00 +0000");
    assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
    JsonNode jwt = context.path("authorizer").path("jwt");
    assertThat(jwt.path("claims").path("sub").asText()).isEqualTo("org-17");
    assertThat(jwt.path("claims").path("exp").isTextual()).isTrue();
    assertThat(jwt.path("scopes").toString()).isEqualTo("[\"claims:read\"]");
  }

  @Test
  void jsonAndTextArriveAsTextAndAllElseInBase64() {
    assertThat(bodySeenAs("application/json; charset=utf-8")).isEqualTo("{\"é\":1}");
    assertThat(bodySeenAs("text/plain")).isEqualTo("{\"é\":1}");
    String encoded =
        Base64.getEncoder().encodeToString("{\"é\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(bodySeenAs("application/merge-patch+json")).isEqualTo(encoded);
    assertThat(bodySeenAs("application/x-www-form-urlencoded")).isEqualTo(encoded);
    assertThat(bodySeenAs("")).isEqualTo(encoded);
  }

  @Test
  void anOpenRouteNeedsNoTokenAndHasNoAuthorizer() {
    Answer answer = call(OK, "GET", "/consent/x", Map.of(), "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(events.getFirst().path("requestContext").has("authorizer")).isFalse();
  }

  @Test
  void aFunctionsAnswerBecomesTheResponse() {
    Answer answer =
        call(
            """
            {"statusCode": 201, "headers": {"Location": "/claims/1", "Content-Type": "a/b"},
             "cookies": ["a=1", "b=2"], "body": "w6k=", "isBase64Encoded": true}
            """,
            "GET",
            "/consent/x",
            Map.of(),
            "");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEqualTo("é");
    assertThat(answer.headers())
        .containsEntry("location", List.of("/claims/1"))
        .containsEntry("content-type", List.of("a/b"))
        .containsEntry("set-cookie", List.of("a=1", "b=2"));
  }

  @Test
  void anAnswerWithoutAStatusIsTheBodyItself() {
    Answer answer = call("{\"a\": 1}", "GET", "/consent/x", Map.of(), "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void aFailingFunctionIsAnInternalServerErrorWithoutDetails() {
    Answer answer =
        api((_, _) -> {
              throw FunctionError.thrown(new IllegalStateException("broken"));
            })
            .answer(request("GET", "/consent/x", Map.of(), new byte[0]));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    assertThat(log).singleElement().asString().contains("GET /consent/{token}", "broken");
    assertThat(call("{\"statusCode\": \"x\"}", "GET", "/consent/x", Map.of(), "").status())
        .isEqualTo(500);
    assertThat(call("no JSON", "GET", "/consent/x", Map.of(), "").status()).isEqualTo(500);
  }

  @Test
  void moreThanTenMegabytesAreTooLong() {
    Answer answer =
        api((_, _) -> new byte[0])
            .answer(request("POST", "/consent/x", Map.of(), new byte[10 * 1024 * 1024 + 1]));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).isEqualTo("{\"message\":\"Request Too Long\"}");
  }

  private static Map<String, List<String>> bearer(String... scopes) {
    return Map.of("Authorization", List.of("Bearer " + ISSUER.issue(PARTNER, List.of(scopes))));
  }

  private void invalid(String token, String reason) {
    Answer answer =
        call(OK, "GET", "/claims/1", Map.of("Authorization", List.of("Bearer " + token)), "");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate").orElseThrow())
        .startsWith("Bearer scope=\"\" error=\"invalid_token\" error_description=\"")
        .contains(reason);
  }

  /** What the gateway of another issuer's keys says to that issuer's token. */
  private static String refusalOf(TokenIssuer issuer) {
    HttpApi api = api(issuer, (_, _) -> new byte[0], () -> false, _ -> {}, _ -> {});
    String token = issuer.issue(PARTNER, List.of("claims:read"));
    Answer answer =
        api.answer(
            request(
                "GET",
                "/claims/1",
                Map.of("Authorization", List.of("Bearer " + token)),
                new byte[0]));
    assertThat(answer.status()).isEqualTo(401);
    return answer.header("www-authenticate").orElseThrow();
  }

  private String bodySeenAs(String contentType) {
    events.clear();
    Map<String, List<String>> headers =
        contentType.isEmpty() ? Map.of() : Map.of("Content-Type", List.of(contentType));
    call(OK, "POST", "/consent/x", headers, "{\"é\":1}");
    JsonNode event = events.getFirst();
    boolean text = event.path("body").asText().startsWith("{");
    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(!text);
    return event.path("body").asText();
  }

  private Answer call(
      String output, String method, String uri, Map<String, List<String>> headers, String body) {
    return api((_, payload) -> {
          events.add(read(payload));
          return output.getBytes(StandardCharsets.UTF_8);
        })
        .answer(request(method, uri, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theAccessLogTellsRouteAndStatusOfEachRequest() {
    api((_, _) -> "{\"statusCode\": 204}".getBytes(StandardCharsets.UTF_8))
        .answer(request("GET", "/consent/secret", Map.of(), new byte[0]));
    api((_, _) -> {
          throw FunctionError.thrown(new IllegalStateException());
        })
        .answer(request("GET", "/consent/secret", Map.of(), new byte[0]));

    assertThat(accessLog)
        .containsExactly(
            "GET /consent/{token}: 204 -",
            "GET /consent/{token}: 500 java.lang.IllegalStateException");
  }

  private HttpApi api(Invoker functions) {
    return api(
        ISSUER,
        functions,
        () -> full,
        log::add,
        facts ->
            accessLog.add(
                AccessLogLine.of(
                    "$context.routeKey: $context.status $context.integrationErrorMessage", facts)));
  }

  private static HttpApi api(
      TokenIssuer issuer,
      Invoker functions,
      BooleanSupplier full,
      Consumer<String> log,
      Consumer<Map<String, String>> accessLog) {
    return new HttpApi(
        routes(),
        new JwtAuthorizer(ISSUER_URL, List.of("claims")),
        issuer.publicKeys(),
        functions,
        CLOCK,
        full,
        log,
        accessLog);
  }

  private static List<Route> routes() {
    Route.Access open = new Route.Access.Open();
    return List.of(
        new Route("GET", "/claims/{id}", access("claims:read"), "Claims"),
        new Route("POST", "/claims/{id}", access("claims:write"), "Claims"),
        new Route("GET", "/consent/{token}", open, "Consent"),
        new Route("POST", "/consent/{token}", open, "Consent"));
  }

  private static Route.Access access(String scope) {
    return new Route.Access.WithToken(List.of(scope));
  }

  private static Request request(
      String method, String uri, Map<String, List<String>> headers, byte[] body) {
    int question = uri.indexOf('?');
    return new Request(
        method,
        question < 0 ? uri : uri.substring(0, question),
        question < 0 ? "" : uri.substring(question + 1),
        headers,
        body);
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException invalid) {
      throw new UncheckedIOException(invalid);
    }
  }
}
