package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are repeated, conditional, malformed; the first thing that is wrong is told. */
@ExtendWith(ScenarioExtension.class)
class RequestsTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Caller caller;

  RequestsTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.caller = partner.caller();
  }

  @Test
  void aRepeatedRequestIsAnsweredAsTheFirstEvenIfTheClaimHasMovedOn() {
    Claim claim = partner.prepares();
    Call submit = caller.call(claim, Command.submit());
    Answer first = caller.send(submit).with(200);
    assertThat(first.header("idempotency-replayed")).isEmpty();
    scenario.reviewer().starts(claim);

    Answer again = caller.send(submit.with("if-match", "\"1\""));

    assertThat(again.with(200).body()).isEqualTo(first.body());
    assertThat(again.header("etag")).isEqualTo(first.header("etag"));
    assertThat(again.header("idempotency-replayed")).contains("true");
    assertThat(partner.eventTypes(claim)).containsOnlyOnce("ClaimSubmitted");
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @Test
  void aCreationThatIsRepeatedCreatesOneClaim() {
    ClaimDraft draft = ClaimDraft.complete();
    Call create = Call.post("/claims", draft.json());

    Answer first = caller.send(create).with(201);
    Answer again = caller.send(create).with(201);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("location")).isEqualTo(first.header("location"));
    assertThat(again.header("idempotency-replayed")).contains("true");
    assertThat(caller.walk("/claims?customerTenantId=" + draft.text("/customer/tenantId")))
        .hasSize(1);
  }

  @Test
  void aKeyBelongsToOneRequestOfOneOrganisationForADay() {
    Claim claim = partner.files();
    Call comment = caller.call(claim, Command.comment("Hello."));
    caller.send(comment).with(201);

    caller
        .send(comment.withBody(Call.JSON, Json.object("text", "Goodbye.").toString()))
        .refused(422, "idempotency-key-reused");
    Partner stranger = scenario.partner("org-18");
    Claim theirs = stranger.drafts(ClaimDraft.complete().with("/partner/partnerId", "1112223"));
    stranger
        .caller()
        .send(
            stranger
                .caller()
                .call(theirs, Command.comment("Hello."))
                .withKey(comment.headers().getOrDefault("idempotency-key", "")))
        .with(201);
    scenario.world().passTo(scenario.now().plus(Duration.ofHours(24)).plusSeconds(1));
    Answer afterADay = caller.send(comment).with(201);

    assertThat(afterADay.header("idempotency-replayed")).isEmpty();
    assertThat(caller.conversation(claim)).hasSize(2);
  }

  @Test
  void aReviewersKeyIsItsOwn() {
    Claim claim = partner.files();
    String key = "shared-" + claim.id();

    for (Caller reviewer :
        List.of(scenario.reviewer().caller(), scenario.anotherReviewer().caller())) {
      Answer answer = reviewer.send(reviewer.call(claim, Command.comment("Seen.")).withKey(key));
      assertThat(answer.with(201).header("idempotency-replayed")).isEmpty();
    }

    assertThat(caller.conversation(claim)).hasSize(2);
  }

  @Test
  void aRefusalIsNotRemembered() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Call submit = caller.call(claim, Command.submit());
    caller.send(submit).refused(422, "invalid");
    partner.uploads(claim, Document.pdf());

    assertThat(caller.send(submit).claim().stage()).isEqualTo("SUBMITTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "with space",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void aChangeNeedsAUsableKey(String key) {
    Claim claim = partner.prepares();
    Call submit = caller.call(claim, Command.submit());
    Call keyed = key.isEmpty() ? submit.without("idempotency-key") : submit.withKey(key);

    caller.send(keyed).refused(400, "idempotency-key-missing");

    assertThat(partner.reads(claim).stage()).isEqualTo("EDITING");
  }

  @Test
  void aStaleVersionChangesNothing() {
    Claim claim = partner.prepares();
    ClaimView seen = partner.reads(claim);
    partner.edits(claim, Json.object("partnerReference", "newer"));
    String stale = "\"" + seen.version() + "\"";

    for (Command command :
        List.of(
            Command.edit(Json.object("partnerReference", "older")),
            Command.discard(),
            Command.submit())) {
      Answer refused = caller.send(caller.call(claim, command).with("if-match", stale));
      assertThat(refused.refused(412, "version-mismatch").detail())
          .contains("version " + partner.reads(claim).version());
    }

    assertThat(partner.reads(claim).text("/partnerReference")).isEqualTo("newer");
    String current = "\"" + partner.reads(claim).version() + "\"";
    assertThat(
            caller
                .send(caller.call(claim, Command.submit()).with("if-match", current))
                .claim()
                .stage())
        .isEqualTo("SUBMITTED");
  }

  @Test
  void editsAndDiscardsNeedAVersion() {
    Claim claim = partner.prepares();

    for (Command command :
        List.of(Command.edit(Json.object("partnerReference", "x")), Command.discard())) {
      caller.send(caller.call(claim, command).without("if-match")).refused(428, "if-match-missing");
    }
  }

  @Test
  void aClaimThatTheClientHasAlreadyIsNotSentAgain() {
    Claim claim = scenario.claimUnderReview();
    String etag = caller.get(claim, "").header("etag").orElseThrow();
    Call known = Call.get("/claims/" + claim.id()).with("if-none-match", etag);

    Answer unchanged = caller.send(known).with(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(unchanged.header("etag")).contains(etag);
    partner.comments(claim, "A comment does not change the claim.");
    caller.send(known).with(304);
    scenario.reviewer().approves(claim);

    assertThat(caller.send(known).claim().stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  void malformedBodiesAreRefusedBeforeTheyAreJudged() {
    Call create = Call.post("/claims", Json.object());

    for (String malformed :
        List.of(
            "{", "[1,]", "{\"customer\": {}} x", "{\"a\": 1, \"a\": 2}", "// no", "\"\\ud8\"")) {
      caller.send(create.withBody(Call.JSON, malformed)).refused(400, "malformed-json");
    }
    caller.send(create.withBody("text/plain", "{}")).refused(415, "unsupported-media-type");
    caller.send(create.withBody("application/xml", "<a/>")).refused(415, "unsupported-media-type");
    String large = Json.object("partnerReference", "x".repeat(65 * 1024)).toString();
    caller.send(create.withBody(Call.JSON, large)).refused(413, "body-too-large");
    caller.send(create.withBody(Call.JSON, "[]")).refused(422, "invalid");
    caller.send(create.withBody(Call.JSON, "null")).refused(422, "invalid");
    caller.send(create.withBody(Call.JSON, "\ufeff{}")).refused(422, "invalid");
  }

  @Test
  void jsonBeyondWhatIsReadIsToldAsSuch() {
    Call create = Call.post("/claims", Json.object());

    for (String beyond :
        List.of(
            "{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}",
            "{\"a\": " + "1".repeat(3_000) + "}",
            "{\"" + "n".repeat(60_000) + "\": 1}")) {
      assertThat(
              caller
                  .send(create.withBody(Call.JSON, beyond))
                  .refused(400, "malformed-json")
                  .detail())
          .contains("beyond what is read")
          .containsPattern("line 1, column [1-9]");
    }
  }

  @Test
  void aNumberIsAFaultOfItsFieldWhateverItsSize() {
    Claim claim = partner.prepares();
    Call patch =
        caller
            .call(claim, Command.edit(Json.object()))
            .withBody(Call.MERGE_PATCH, "{\"partnerReference\": 1e99999999999999999999}");

    assertThat(caller.send(patch).refused(422, "invalid").errors())
        .containsOnlyKeys("/partnerReference");
  }

  @Test
  void anAnswerSaysInAHeaderWhichTypeAndEncodingIsTaken() {
    Claim claim = partner.prepares();
    Call comment = caller.call(claim, Command.comment("Hello."));
    Call edit = caller.call(claim, Command.edit(Json.object()));

    Answer otherType = caller.send(comment.withBody("text/plain", "{}")).with(415);
    Answer otherPatch = caller.send(edit.withBody(Call.JSON, "{}")).with(415);
    Answer compressed = caller.send(comment.with("content-encoding", "gzip")).with(415);

    assertThat(otherType.header("accept")).contains(Call.JSON);
    assertThat(otherPatch.header("accept-patch")).contains(Call.MERGE_PATCH);
    assertThat(compressed.header("accept-encoding")).contains("identity");
  }

  @Test
  void theSameJsonInOtherBytesIsTheSameRequest() {
    Claim claim = partner.prepares();
    Call submit = caller.call(claim, Command.submit());
    Answer first = caller.send(submit.withBody(Call.JSON, "")).with(200);

    Answer again = caller.send(submit.withBody(Call.JSON, "{ }")).with(200);

    assertThat(again.header("idempotency-replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void anEmptyQueryParameterCountsAsAbsent() {
    partner.prepares();

    assertThat(
            caller
                .send(Call.get("/claims?status=&customerTenantId=&updatedSince=&limit=&cursor="))
                .with(200)
                .json()
                .path("items"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%2e%2e", "a%2Fb", "a%01b", "%F0%9F%98%80", "LONG"})
  void anIdThatNoClaimHasIsNotFoundWhateverItLooksLike(String form) {
    String id = form.replace("LONG", "x".repeat(3000));

    caller.send(Call.get("/claims/" + id)).refused(404, "not-found");
    caller.send(Call.get("/claims/" + id + "/history")).refused(404, "not-found");
    caller.send(Call.post("/claims/" + id + "/submit", Json.object())).refused(404, "not-found");
    Caller reviewer = scenario.reviewer().caller();
    reviewer.send(Call.get("/reviews/" + id)).refused(404, "not-found");
    reviewer.send(Call.post("/reviews/" + id + "/start", Json.object())).refused(404, "not-found");
  }

  /** Each request has all the faults that come after the one that it is refused for. */
  @Test
  void theFirstCheckThatFailsAnswers() {
    Claim claim = scenario.claimUnderReview();
    String stale = "\"1\"";
    Call done = caller.call(claim, Command.comment("Said."));
    caller.send(done).with(201);
    String tooLarge = "{" + "x".repeat(65 * 1024);

    Call unknown = Call.of("PATCH", "/claims/unknown").withBody("text/plain", tooLarge);
    caller.send(unknown).refused(404, "not-found");
    Call patch = Call.of("PATCH", "/claims/" + claim.id());
    caller.send(patch.withBody("text/plain", tooLarge)).refused(415, "unsupported-media-type");
    caller.send(patch.withBody(Call.MERGE_PATCH, tooLarge)).refused(413, "body-too-large");
    caller.send(patch.withBody(Call.MERGE_PATCH, "{")).refused(400, "malformed-json");
    Call wrong = patch.withBody(Call.MERGE_PATCH, "{\"activity\": \"SLEEP\"}");
    caller.send(wrong).refused(428, "if-match-missing");
    caller.send(wrong.with("if-match", stale)).refused(412, "version-mismatch");
    caller.send(wrong.with("if-match", "*")).refused(422, "invalid");
    caller
        .send(patch.withBody(Call.MERGE_PATCH, "{\"activity\": \"USAGE\"}").with("if-match", "*"))
        .refused(409, "not-allowed-now");

    Call submit = Call.of("POST", "/claims/" + claim.id() + "/submit").with("if-match", stale);
    caller.send(submit.withBody(Call.JSON, "{}")).refused(400, "idempotency-key-missing");
    String used = done.headers().getOrDefault("idempotency-key", "");
    caller
        .send(submit.withBody(Call.JSON, "{}").withKey(used))
        .refused(422, "idempotency-key-reused");
    Call fresh = submit.withBody(Call.JSON, "{\"wish\": 1}").withKey("fresh-" + claim.id());
    caller.send(fresh).refused(412, "version-mismatch");
    caller.send(fresh.with("if-match", "*")).refused(422, "invalid");
    caller
        .send(fresh.withBody(Call.JSON, "").with("if-match", "*"))
        .refused(409, "not-allowed-now");
  }

  @Test
  void anEmptyBodyOfAnActionEqualsAnEmptyObject() {
    Claim claim = partner.prepares();

    Call bare = Call.of("POST", "/claims/" + claim.id() + "/submit").withKey("bare-" + claim.id());

    assertThat(caller.send(bare).claim().stage()).isEqualTo("SUBMITTED");
  }
}
