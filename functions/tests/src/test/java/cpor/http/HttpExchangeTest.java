package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avaje.jsonb.Jsonb;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpExchangeTest {

  private static final HttpAnswer NO_CONTENT = new HttpAnswer(204, Map.of(), "");

  /** A request of a partner as API Gateway hands it over, with all that it tells. */
  private static final String FULL =
      """
      {"version": "2.0", "routeKey": "PATCH /claims/{id}", "rawPath": "/claims/01JD%209M",
       "rawQueryString": "limit=2&status=SUBMITTED&status=CLOSED&empty=",
       "cookies": ["session=1; Path=/", "theme=dark"],
       "headers": {"accept": "*/*", "content-length": "17", "Content-Type": "application/json",
         "host": "abc.execute-api.eu-central-1.amazonaws.com", "if-match": "\\"7\\"",
         "x-forwarded-for": "192.0.2.1, 192.0.2.2"},
       "queryStringParameters": {"limit": "2", "status": "SUBMITTED,CLOSED", "empty": ""},
       "pathParameters": {"id": "01JD 9M"},
       "stageVariables": {"release": "1"},
       "requestContext": {"accountId": "000000000000", "apiId": "abc",
         "authentication": null,
         "authorizer": {"jwt": {"claims": {"sub": "user-1", "organisation": "org-17",
             "partner_ids": "4567890 7654321", "exp": "1795424400", "groups": "[admin reader]"},
           "scopes": ["claims:write"]}},
         "domainName": "abc.execute-api.eu-central-1.amazonaws.com", "domainPrefix": "abc",
         "http": {"method": "PATCH", "path": "/claims/01JD%209M", "protocol": "HTTP/1.1",
           "sourceIp": "192.0.2.1", "userAgent": "curl/8"},
         "requestId": "JKJaXmPLvHcESHA=", "routeKey": "PATCH /claims/{id}", "stage": "$default",
         "time": "23/Nov/2026:09:00:00 +0000", "timeEpoch": 1795424400000},
       "body": "{\\"partnerId\\": \\"ő\\"}", "isBase64Encoded": false}
      """;

  /** What is always there. */
  private static final String BARE =
      """
      {"version": "2.0", "routeKey": "GET /consent/{token}", "rawPath": "/consent/x",
       "rawQueryString": "",
       "requestContext": {"http": {"method": "HEAD", "path": "/consent/x"}, "requestId": "r-1"}%s}
      """;

  @Nested
  class ARequest {
    @Test
    void isReadWithAllThatTheGatewayTellsButEmptyParameters() throws IOException {
      HttpRequest request = read(FULL);

      assertThat(request.route()).isEqualTo("PATCH /claims/{id}");
      assertThat(request.method()).isEqualTo("PATCH");
      assertThat(request.path()).isEqualTo("/claims/01JD%209M");
      assertThat(request.requestId()).isEqualTo("JKJaXmPLvHcESHA=");
      assertThat(request.query()).isEqualTo(Map.of("limit", "2", "status", "SUBMITTED,CLOSED"));
      assertThat(request.pathParameter("id")).isEqualTo("01JD 9M");
      assertThat(new String(request.body().bytes(), UTF_8)).isEqualTo("{\"partnerId\": \"ő\"}");
    }

    @Test
    void hasHeadersByLowerCaseName() throws IOException {
      HttpRequest request = read(FULL);

      assertThat(request.header("content-type")).contains("application/json");
      assertThat(request.header("if-match")).contains("\"7\"");
      assertThat(request.header("idempotency-key")).isEmpty();
    }

    @Test
    void tellsWhatTheTokenSaysWithListsAsTheGatewayWritesThem() throws IOException {
      HttpRequest request = read(FULL);

      assertThat(request.tokenClaim("organisation")).contains("org-17");
      assertThat(request.tokenClaim("exp")).contains("1795424400");
      assertThat(request.tokenClaim("groups")).contains("[admin reader]");
      assertThat(request.tokenClaim("name")).isEmpty();
    }

    @Test
    void withoutAnythingThatMayBeLeftOutIsEmptyThere() throws IOException {
      HttpRequest request = read(BARE.formatted(""));

      assertThat(request.method()).isEqualTo("HEAD");
      assertThat(request.headers()).isEmpty();
      assertThat(request.query()).isEmpty();
      assertThat(request.pathParameters()).isEmpty();
      assertThat(request.tokenClaims()).isEmpty();
      assertThat(request.body().size()).isZero();
    }

    @Test
    void withNullsInsteadOfWhatMayBeLeftOutIsTheSame() throws IOException {
      HttpRequest request =
          read(
              BARE.formatted(
                  ", \"headers\": null, \"queryStringParameters\": null, \"pathParameters\": null,"
                      + " \"body\": null, \"isBase64Encoded\": false"));

      assertThat(request.headers()).isEmpty();
      assertThat(request.query()).isEmpty();
      assertThat(request.body().size()).isZero();
    }

    @Test
    void thatIsAskedForAPathParameterItsRouteHasNotFails() throws IOException {
      HttpRequest request = read(BARE.formatted(""));

      assertThatThrownBy(() -> request.pathParameter("id"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoseTokenHoldsOtherThanTextsIsStillRead() throws IOException {
      HttpRequest request =
          read(FULL.replace("\"exp\": \"1795424400\"", "\"exp\": 1795424400, \"on\": true"));

      assertThat(request.tokenClaim("exp")).contains("1795424400");
      assertThat(request.tokenClaim("on")).contains("true");
      assertThat(request.tokenClaim("sub")).contains("user-1");
    }
  }

  @Nested
  class ABody {
    @Test
    void inBase64IsDecoded() throws IOException {
      assertThat(body("reason=Nem+mi+k%C3%A9rt%C3%BCk".getBytes(UTF_8), true))
          .isEqualTo("reason=Nem+mi+k%C3%A9rt%C3%BCk".getBytes(UTF_8));
    }

    @Test
    void thatIsNoTextKeepsItsBytes() throws IOException {
      byte[] bytes = {0, -1, 13, 10, -128, 127};
      assertThat(body(bytes, true)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 70_000, 200_000})
    void ofAnySizeIsRead(int size) throws IOException {
      byte[] bytes = "ő".repeat(size).getBytes(UTF_8);
      assertThat(body(bytes, true)).isEqualTo(bytes);
      assertThat(body(bytes, false)).isEqualTo(bytes);
    }

    @Test
    void isCountedInBytes() throws IOException {
      assertThat(read(BARE.formatted(", \"body\": \"őű\"")).body().size()).isEqualTo(4);
    }

    @Test
    void cannotBeChangedByWhoReadsIt() throws IOException {
      HttpRequest.Body body = read(FULL).body();
      body.bytes()[0] = 'X';
      assertThat(body.bytes()[0]).isEqualTo((byte) '{');
    }

    private static byte[] body(byte[] bytes, boolean base64) throws IOException {
      String body = base64 ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, UTF_8);
      return read(BARE.formatted(
              ", \"body\": \"%s\", \"isBase64Encoded\": %s".formatted(body, base64)))
          .body()
          .bytes();
    }
  }

  @Nested
  class AnAnswer {
    @Test
    void isWhatTheGatewayTakes() throws IOException {
      String answer =
          written(new HttpAnswer(409, Map.of("ETag", "\"7\""), "{\"title\": \"Nem most ő\"}"));

      assertThat(Jsonb.builder().build().type(Object.class).fromJson(answer))
          .isEqualTo(
              Map.of(
                  "statusCode",
                  409L,
                  "headers",
                  Map.of("ETag", "\"7\""),
                  "body",
                  "{\"title\": \"Nem most ő\"}"));
    }

    @Test
    void withoutHeadersAndBodySaysSo() throws IOException {
      assertThat(written(NO_CONTENT))
          .isEqualTo("{\"statusCode\":204,\"headers\":{},\"body\":\"\"}");
    }

    @Test
    void getsFurtherHeaders() {
      assertThat(NO_CONTENT.with("ETag", "\"8\"").with("Vary", "Accept").headers())
          .isEqualTo(Map.of("ETag", "\"8\"", "Vary", "Accept"));
    }
  }

  private static HttpRequest read(String event) throws IOException {
    return HttpExchange.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }

  private static String written(HttpAnswer answer) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    HttpExchange.write(answer, output);
    return output.toString(UTF_8);
  }
}
