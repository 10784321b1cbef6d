package cpor.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.client.ApiClient;
import cpor.client.ApiException;
import cpor.client.api.ClaimsApi;
import cpor.client.api.ProofOfExecutionApi;
import cpor.client.api.ReviewsApi;
import cpor.client.model.ActionReason;
import cpor.client.model.Activity;
import cpor.client.model.Approval;
import cpor.client.model.Claim;
import cpor.client.model.ClaimSummary;
import cpor.client.model.Comment;
import cpor.client.model.Event;
import cpor.client.model.EvidenceDeclaration;
import cpor.client.model.EvidenceDeclarationContentType;
import cpor.client.model.EvidenceToUpload;
import cpor.client.model.FileType;
import cpor.client.model.Language;
import cpor.client.model.NewActionRequest;
import cpor.client.model.NewClaim;
import cpor.client.model.NewCustomer;
import cpor.client.model.NewCustomerContact;
import cpor.client.model.NewPartner;
import cpor.client.model.NewPartnerContact;
import cpor.client.model.NewProduct;
import cpor.client.model.Resubmission;
import cpor.client.model.SolutionArea;
import cpor.client.model.Stage;
import cpor.client.model.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The life of a claim, from filing to association, lived by the generated client. */
public final class Life {

  private static final String CUSTOMER = "Árvíztűrő Tükörfúrógép Kft.";
  private static final String COMMENT = "Őszintén: „minden” rendben – köszönjük!";
  private static final byte[] DOCUMENT = "%PDF-1.7 teljesítésigazolás".getBytes(UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI api;
  private final ClaimsApi claims;
  private final ProofOfExecutionApi documents;
  private final ReviewsApi reviews;

  private Life(URI api) throws IOException, InterruptedException {
    this.api = api;
    ApiClient partner = client("org-17");
    claims = new ClaimsApi(partner);
    documents = new ProofOfExecutionApi(partner);
    reviews = new ReviewsApi(client("reviewer-1"));
  }

  public static void main(String[] arguments) throws Exception {
    new Life(URI.create(arguments[0])).live();
  }

  private void live() throws Exception {
    Claim draft = claims.createClaim(key(), newClaim());
    String id = draft.getId();
    require(draft.getCustomer().getName().equals(CUSTOMER), "the name came back: " + draft);

    prove(id);
    require(claims.submitClaim(key(), id, null, null).getStage() == Stage.SUBMITTED, "submitted");
    reviews.startReview(key(), id, null, null);
    NewActionRequest request =
        new NewActionRequest()
            .reasons(Set.of(ActionReason.PRODUCTS_MISSING, ActionReason.OTHER))
            .comment(COMMENT);
    require(
        reviews.requestAction(key(), id, request, null).getActionRequest().getReasons().size() == 2,
        "both reasons were given");
    claims.resubmitClaim(key(), id, null, new Resubmission().comment(COMMENT));
    Claim approved = reviews.approveClaim(key(), id, null, new Approval());
    require(approved.getStage() == Stage.CONSENT_WINDOW, "approved");

    letTheWindowEnd(id);
    lookBack(id, draft.getCreatedAt());
    missNothing();
  }

  private static NewClaim newClaim() {
    return new NewClaim()
        .customer(
            new NewCustomer()
                .tenantId(UUID.randomUUID())
                .name(CUSTOMER)
                .domain("arvizturo.example"))
        .partner(new NewPartner().partnerId("4567890"))
        .solutionArea(SolutionArea.MICROSOFT_365)
        .activity(Activity.USAGE)
        .products(List.of(new NewProduct().name("Teams")))
        .customerContact(
            new NewCustomerContact()
                .name("Őri Űrsula")
                .email("ursula.ori@arvizturo.example")
                .language(Language.HU))
        .partnerContact(
            new NewPartnerContact().name("Petra Szabó").email("petra.szabo@partner.example"));
  }

  private void prove(String id) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(DOCUMENT));
    EvidenceToUpload declared =
        documents.addEvidence(
            key(),
            id,
            new EvidenceDeclaration()
                .fileName("igazolás.pdf")
                .contentType(new EvidenceDeclarationContentType(FileType.APPLICATION_PDF))
                .sizeBytes((long) DOCUMENT.length)
                .sha256(hash),
            null);
    HttpRequest.Builder upload =
        HttpRequest.newBuilder(declared.getUpload().getUrl())
            .PUT(HttpRequest.BodyPublishers.ofByteArray(DOCUMENT));
    declared
        .getUpload()
        .getHeaders()
        .forEach(
            (name, value) -> {
              // the HTTP client counts for itself
              if (!name.equals("content-length")) {
                upload.header(name, value);
              }
            });
    int status = http.send(upload.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    require(status == 200, "the upload was taken: " + status);
    String evidence = declared.getEvidence().getId();
    require(documents.confirmEvidence(key(), id, evidence, null, null).getUploaded(), "uploaded");
  }

  private void letTheWindowEnd(String id) throws Exception {
    for (int moves = 0; claims.getClaim(id, null).getStage() != Stage.ASSOCIATED; moves++) {
      require(moves < 10, "the window ended in association");
      HttpRequest next =
          HttpRequest.newBuilder(api.resolve("/_local/clock"))
              .POST(HttpRequest.BodyPublishers.ofString("{\"to\": \"next-deadline\"}"))
              .build();
      http.send(next, HttpResponse.BodyHandlers.discarding());
    }
  }

  private void lookBack(String id, OffsetDateTime createdAt) throws ApiException {
    OffsetDateTime inBudapest = createdAt.withOffsetSameInstant(ZoneOffset.ofHours(1));
    ClaimSummary listed =
        claims
            .listClaims(
                Status.APPROVED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                inBudapest,
                null,
                100,
                null)
            .getItems()
            .stream()
            .filter(claim -> claim.getId().equals(id))
            .findFirst()
            .orElseThrow();
    require(listed.getCustomer().getName().equals(CUSTOMER), "the name is listed: " + listed);
    reviews.listReviews(null, false, null, null, null, null, null);

    List<Comment> comments = claims.listComments(id, null, null).getItems();
    require(
        comments.size() == 2 && comments.stream().allMatch(c -> c.getText().equals(COMMENT)),
        "both wrote: " + comments);
    List<Event> history = claims.getHistory(id, 100, null).getItems();
    require(
        history.get(history.size() - 1).getType() == Event.TypeEnum.CLAIM_ASSOCIATED,
        "associated last: " + history);
  }

  private void missNothing() throws IOException {
    try {
      claims.getClaim("nobody", null);
      throw new IllegalStateException("nobody's claim was found");
    } catch (ApiException refused) {
      JsonNode problem = json.readTree(refused.getResponseBody());
      require(
          refused.getCode() == 404 && problem.path("type").asText().equals("/problems/not-found"),
          "the refusal says why: " + problem);
    }
  }

  private ApiClient client(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/_local/oauth2/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_secret=local&client_id=" + name))
            .build();
    String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    String token = json.readTree(answer).path("access_token").asText();
    ApiClient client = new ApiClient();
    client.updateBaseUri(api.toString());
    client.setRequestInterceptor(call -> call.header("authorization", "Bearer " + token));
    return client;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void require(boolean fact, String what) {
    if (!fact) {
      throw new IllegalStateException("It is not so that " + what);
    }
  }
}
