package cpor.local.lasting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a local cloud that is up live very many claims, ten a day, and tells after every 250 what it
 * took: seconds, the page, a list, the longest jump over a day, the memory. In the end a hundred
 * open claims are taken through two years in one jump. It needs nothing but the JDK:
 *
 * <pre>
 * PLAY=off mvn compile exec:exec
 * java local/src/test/java/cpor/local/lasting/ManyLives.java 5000
 * </pre>
 */
public final class ManyLives {
  private static final int A_DAY = 10;
  private static final int TOLD_EVERY = 250;
  private static final int OPEN = 100;
  private static final byte[] DOCUMENT = "%PDF-1.7 statement of work".getBytes(UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private String partner = "";
  private String reviewer = "";

  private ManyLives(String api) {
    this.api = api;
  }

  /**
   * Runs it.
   *
   * @param args how many lives, and optionally the port of the HTTP API
   */
  public static void main(String[] args) throws Exception {
    int lives = Integer.parseInt(args[0]);
    String port = args.length > 1 ? args[1] : "3000";
    new ManyLives("http://localhost:" + port).live(lives);
  }

  private void live(int lives) throws Exception {
    long start = System.nanoTime();
    Duration longestJump = Duration.ZERO;
    for (int lived = 1; lived <= lives; lived++) {
      if (lived % TOLD_EVERY == 1) {
        signIn();
      }
      life(lived, lived % 5 > 0);
      if (lived % A_DAY == 0) {
        Duration jump = timed(() -> move("P1D"));
        longestJump = jump.compareTo(longestJump) > 0 ? jump : longestJump;
      }
      if (lived % TOLD_EVERY == 0) {
        tell(
            "%6d lives, %d s, a day's jump at most %d ms"
                .formatted(lived, since(start).toSeconds(), longestJump.toMillis()));
        longestJump = Duration.ZERO;
      }
    }
    for (int open = 0; open < OPEN; open++) {
      life(open, open % 2 == 0);
    }
    Duration years = timed(() -> move("P730D"));
    tell("%d open claims, two years: %d s".formatted(OPEN, years.toSeconds()));
  }

  private void tell(String what) throws Exception {
    Duration page = timed(() -> get("/_local"));
    Duration list = timed(() -> get("/claims"));
    System.out.printf(
        "%s, the page %d ms, a list %d ms, %d MB of heap%n",
        what, page.toMillis(), list.toMillis(), heapMegabytes());
  }

  /** A claim that is filed, proved, reviewed and decided; the clock does the rest. */
  private void life(int number, boolean approved) throws Exception {
    String id =
        field(
            "id",
            post(
                partner,
                "/claims",
                """
                {"customer": {"tenantId": "%s", "name": "Contoso Kft.", "domain": "contoso.example"},
                 "partner": {"partnerId": "4567890"}, "partnerReference": "PO-%d",
                 "solutionArea": "MICROSOFT_365", "activity": "USAGE", "products": [{"name": "Teams"}],
                 "customerContact": {"name": "Anna", "email": "anna@contoso.example", "language": "en"},
                 "partnerContact": {"name": "Petra", "email": "petra@partner.example"}}
                """
                    .formatted(UUID.randomUUID(), number)));
    upload(
        post(
            partner,
            "/claims/" + id + "/evidence",
            """
            {"fileName": "sow.pdf", "contentType": "application/pdf", "sizeBytes": %d, "sha256": "%s"}
            """
                .formatted(DOCUMENT.length, sha256())));
    String _ = post(partner, "/claims/" + id + "/submit", "{}");
    String review = "/reviews/" + id;
    String _ = post(reviewer, review + "/start", "{}");
    String _ =
        approved
            ? post(reviewer, review + "/approve", "{}")
            : post(
                reviewer,
                review + "/reject",
                "{\"reasons\": [\"POE_INSUFFICIENT\"], \"comment\": \"It proves nothing.\"}");
  }

  private void upload(String declared) throws IOException, InterruptedException {
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(field("url", declared)))
            .PUT(BodyPublishers.ofByteArray(DOCUMENT));
    String headers = declared.substring(declared.indexOf("\"headers\""));
    Map<String, String> fields =
        fields(headers.substring(headers.indexOf('{'), headers.indexOf('}')));
    fields.remove("content-length");
    fields.forEach(put::header);
    String _ = send(put);
  }

  private String move(String by) throws IOException, InterruptedException {
    return send(
        request("/_local/clock").POST(BodyPublishers.ofString("{\"advance\": \"" + by + "\"}")));
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(request(path).header("authorization", "Bearer " + partner));
  }

  private String post(String token, String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .header("idempotency-key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path));
  }

  private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private void signIn() throws IOException, InterruptedException {
    partner = token("org-17");
    reviewer = token("reviewer-1");
  }

  private String token(String client) throws IOException, InterruptedException {
    return field(
        "access_token",
        send(
            request("/_local/oauth2/token")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_secret=local&client_id=" + client))));
  }

  private static String sha256() throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(DOCUMENT));
  }

  private static String field(String name, String json) {
    return Objects.requireNonNull(fields(json).get(name), json);
  }

  /** The members of an object that are texts; of two with the same name the first. */
  private static Map<String, String> fields(String json) {
    return Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\"")
        .matcher(json)
        .results()
        .collect(
            Collectors.toMap(field -> field.group(1), field -> field.group(2), (one, _) -> one));
  }

  /** What is left of the heap after a full collection, as the JDK's own tool tells. */
  private static long heapMegabytes() throws IOException, InterruptedException {
    String _ = jcmd("GC.run");
    return Pattern.compile("(?:DefNew|Tenured).* used (\\d+)K")
            .matcher(jcmd("GC.heap_info"))
            .results()
            .mapToLong(generation -> Long.parseLong(generation.group(1)))
            .sum()
        / 1024;
  }

  private static String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder("jcmd", "cpor.local.LocalCloud", command).start();
    String told = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    int _ = jcmd.waitFor();
    return told;
  }

  /** Something that takes time. */
  @FunctionalInterface
  private interface Work {
    Object done() throws Exception;
  }

  private static Duration timed(Work work) throws Exception {
    long start = System.nanoTime();
    Object _ = work.done();
    return since(start);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
