package cpor.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Plays one claim from filing to association, through the doors everybody has: the HTTP API, the
 * inbox and the clock. It tells each step as it is done.
 */
public final class SampleClaim {
  private static final String CLAIM =
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11",
                    "name": "Contoso Kft.", "domain": "contoso.example"},
       "partner": {"partnerId": "4567890"},
       "solutionArea": "BUSINESS_APPLICATIONS", "activity": "PRE_SALES",
       "products": [{"name": "Dynamics 365 Sales",
                     "subscriptionId": "2b1e7d53-6a0b-4e0f-8f6e-5d1f0b9c3a77"}],
       "customerContact": {"name": "Anna Kovács", "title": "CIO",
                           "email": "anna.kovacs@contoso.example", "language": "en"},
       "partnerContact": {"name": "Petra Szabó", "email": "petra.szabo@partner.example",
                          "language": "en"},
       "partnerReference": "PO-2026-114"}
      """;
  private static final byte[] STATEMENT_OF_WORK =
      "%PDF-1.4\n%% Statement of work, signed by Contoso Kft.\n%%EOF\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final URI api;
  private final URI aws;
  private final Consumer<String> out;
  private final HttpClient http;
  private int step;

  /**
   * A sample that is still to be played.
   *
   * @param api address of the HTTP API
   * @param aws address of the AWS endpoint, for the inbox
   * @param out takes the story, line by line
   */
  public SampleClaim(URI api, URI aws, HttpClient http, Consumer<String> out) {
    this.api = api;
    this.aws = aws;
    this.http = http;
    this.out = out;
  }

  /**
   * Plays it.
   *
   * @throws IllegalStateException if a step is refused
   */
  public void play() {
    ApiSession partner = ApiSession.of(http, api, "org-17");
    ApiSession reviewer = ApiSession.of(http, api, "reviewer-1");

    JsonNode filed = partner.post("/claims", CLAIM);
    String id = filed.path("id").asText();
    tell("Petra Szabó of Adatum Zrt. files a claim: it influenced Contoso's purchase.", filed);

    uploadEvidence(partner, id);
    tell("She uploads the signed statement of work as proof of execution.", claim(partner, id));

    tell(
        "She submits. Reviewers have 5 business days to begin.",
        partner.post("/claims/" + id + "/submit", "{}"));
    settle();

    reviewer.post("/reviews/" + id + "/start", "{}");
    tell("Réka Nagy begins the review.", claim(partner, id));

    reviewer.post("/reviews/" + id + "/approve", "{\"comment\": \"The proof is complete.\"}");
    settle();
    tell("She approves. Now the customer is asked, by mail:", claim(partner, id));
    showMail("anna.kovacs@contoso.example");

    String now = post("/_local/clock", "{\"to\": \"next-deadline\"}").path("now").asText();
    tell("The customer keeps silent. The clock moves on to " + now + ":", claim(partner, id));

    out.accept("");
    out.accept("    What happened, as partner and reviewer can read it:");
    for (JsonNode event : partner.get("/claims/" + id + "/history").path("items")) {
      out.accept(
          "      %s  %-22s %s"
              .formatted(
                  event.path("at").asText(),
                  event.path("type").asText(),
                  event.path("actor").path("name").asText()));
    }
  }

  private void uploadEvidence(ApiSession partner, String id) {
    JsonNode declared =
        partner.post(
            "/claims/" + id + "/evidence",
            """
            {"fileName": "sow.pdf", "contentType": "application/pdf", "sizeBytes": %d,
             "sha256": "%s", "description": "Statement of work"}
            """
                .formatted(STATEMENT_OF_WORK.length, sha256(STATEMENT_OF_WORK)));
    JsonNode upload = declared.path("upload");
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(STATEMENT_OF_WORK));
    upload.path("headers").properties().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
        .forEach(header -> put.header(header.getKey(), header.getValue().asText()));
    ApiSession.send(http, put.build());
    String evidenceId = declared.path("evidence").path("id").asText();
    partner.post("/claims/" + id + "/evidence/" + evidenceId + "/confirm", "{}");
  }

  private static JsonNode claim(ApiSession partner, String id) {
    return partner.get("/claims/" + id);
  }

  /** Time stands still, but everything that is under way comes to its end. */
  private void settle() {
    post("/_local/clock", "{\"advance\": \"PT0S\"}");
  }

  private void showMail(String recipient) {
    JsonNode mails =
        ApiSession.send(http, HttpRequest.newBuilder(aws.resolve("/_aws/ses")).build())
            .path("messages");
    for (JsonNode mail : mails) {
      if (mail.path("Destination").toString().contains(recipient)) {
        out.accept("      | To: " + recipient);
        out.accept("      | Subject: " + mail.path("Subject").asText());
        out.accept("      |");
        mail.path("Body")
            .path("text_part")
            .asText()
            .lines()
            .forEach(line -> out.accept("      | " + line));
      }
    }
  }

  private JsonNode post(String path, String json) {
    return ApiSession.send(
        http,
        HttpRequest.newBuilder(api.resolve(path))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private void tell(String what, JsonNode claim) {
    step++;
    out.accept("");
    out.accept("%2d. %s".formatted(step, what));
    JsonNode dueAt = claim.path("deadline").path("dueAt");
    out.accept(
        "    claim %s is %s%s"
            .formatted(
                claim.path("id").asText(),
                claim.path("stage").asText(),
                dueAt.isTextual() ? ", due " + dueAt.asText() : ""));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
