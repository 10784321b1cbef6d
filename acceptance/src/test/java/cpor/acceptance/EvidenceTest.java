package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proof of execution documents are declared, uploaded by a link, verified and read. */
@ExtendWith(ScenarioExtension.class)
class EvidenceTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  EvidenceTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  @AlsoOnLocalStack("links are signed for the bucket and read from it")
  void aDocumentIsUploadedConfirmedAndReadByTheReviewer() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document document = Document.pdf();

    String id = partner.uploads(claim, document);
    JsonNode confirmed = partner.tries(claim, Command.confirm(id)).with(200).json();
    partner.submits(claim);

    assertThat(confirmed.path("uploaded").asBoolean()).isTrue();
    assertThat(confirmed.path("sha256").asText()).isEqualTo(document.sha256());
    JsonNode link = reviewer.caller().get(claim, "/evidence/" + id).with(200).json();
    assertThat(Instant.parse(link.path("expiresAt").asText())).isNotNull();
    Answer download = scenario.download(link.path("url").asText());
    assertThat(download.with(200).body()).isEqualTo(document.content());
    assertThat(download.header("content-disposition").orElse(""))
        .startsWith("attachment")
        .contains("statement%20of%20work.pdf");
    assertThat(partner.eventTypes(claim))
        .containsExactly("ClaimCreated", "EvidenceAdded", "EvidenceConfirmed", "ClaimSubmitted");
  }

  @Test
  @AlsoOnLocalStack("a function reads the bucket")
  void submittingConfirmsWhatWasUploaded() {
    Claim claim = partner.prepares();
    assertThat(partner.reads(claim).at("/evidence/0/uploaded").asBoolean()).isFalse();

    ClaimView submitted = partner.submits(claim);

    assertThat(submitted.at("/evidence/0/uploaded").asBoolean()).isTrue();
    assertThat(partner.eventTypes(claim)).endsWith("EvidenceConfirmed", "ClaimSubmitted");
  }

  @Test
  @AlsoOnLocalStack("the bucket holds a link to its conditions")
  void theUploadLinkTakesTheDeclaredBytesOnlyAndOnlyOnce() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document declared = Document.pdf();
    JsonNode upload = partner.declares(claim, declared).path("upload");
    assertThat(upload.path("method").asText()).isEqualTo("PUT");
    assertThat(upload.path("headers").has("host")).isFalse();

    Document otherBytes = Document.pdf();
    assertThat(partner.puts(upload, otherBytes).status()).isBetween(400, 499);
    Document longer =
        new Document(declared.fileName(), declared.contentType(), declared.content() + "more");
    assertThat(partner.puts(upload, longer).status()).isBetween(400, 499);
    assertThat(partner.tries(claim, Command.submit()).refused(422, "invalid").errors())
        .containsOnlyKeys("/evidence", "/evidence/0");

    partner.puts(upload, declared).succeeded();
    assertThat(partner.puts(upload, declared).status()).isEqualTo(412);
    assertThat(partner.submits(claim).stage()).isEqualTo("SUBMITTED");
  }

  @Test
  void aFileThatIsNotOfItsDeclaredTypeProvesNothing() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    String id = partner.uploads(claim, new Document("scan.png", "image/png", "%PDF-1.7\nno image"));

    assertThat(partner.tries(claim, Command.confirm(id)).refused(422, "invalid").json().toString())
        .contains("begins as application/pdf does, but image/png was declared");
    partner.tries(claim, Command.submit()).refused(422, "invalid");
    assertThat(partner.reads(claim).stage()).isEqualTo("EDITING");
  }

  @Test
  void aFreshLinkTakesAnotherUploadWhereAWrongOneLies() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document noImage = new Document("scan.png", "image/png", "%PDF-1.7\nno image");
    String id = partner.uploads(claim, noImage);
    partner.tries(claim, Command.confirm(id)).refused(422, "invalid");

    JsonNode fresh = partner.caller().send(renewal(claim, id)).with(200).json();

    partner.puts(fresh.path("upload"), noImage).succeeded();
    assertThat(partner.puts(fresh.path("upload"), noImage).status()).isEqualTo(412);
  }

  @Test
  void aDocumentIsNamedWithoutItsFolderAndAsItsTypeIs() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    String content = Document.pdf().content();
    Document declared =
        new Document("C:\\fakepath\\sow.pdf", "application/PDF; charset=binary", content);
    Document html = new Document("sow.html", "application/pdf", "%PDF-<html>");

    JsonNode document = partner.declares(claim, declared).path("evidence");

    assertThat(document.path("fileName").asText()).isEqualTo("sow.pdf");
    assertThat(document.path("contentType").asText()).isEqualTo("application/pdf");
    assertThat(partner.tries(claim, Command.declare(html)).refused(422, "invalid").errors())
        .containsOnlyKeys("/fileName");
  }

  @Test
  void aPdfMayBeginAfterAByteOrderMark() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document marked =
        new Document("sow.pdf", "application/pdf", "\u00ef\u00bb\u00bf\r\n%PDF-1.7\n");

    partner.tries(claim, Command.confirm(partner.uploads(claim, marked))).with(200);
  }

  private static Call renewal(Claim claim, String id) {
    return Call.post("/claims/" + claim.id() + "/evidence/" + id + "/upload", Json.object());
  }

  @Test
  void aDocumentThatIsNotUploadedIsNotConfirmedAndGetsAFreshLink() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    Document document = Document.pdf();
    String id = partner.declares(claim, document).at("/evidence/id").asText();
    partner.tries(claim, Command.confirm(id)).refused(422, "invalid");

    JsonNode fresh = partner.caller().send(renewal(claim, id)).with(200).json();
    partner.puts(fresh.path("upload"), document).succeeded();

    partner.tries(claim, Command.confirm(id)).with(200);
    partner.caller().send(renewal(claim, id)).refused(409, "not-allowed-now");
  }

  @Test
  void aDocumentIsReadByNobodyBeforeItsUploadIsConfirmed() {
    Claim claim = partner.files();
    Document document = Document.pdf();
    JsonNode declared = partner.declares(claim, document);
    String link = "/evidence/" + declared.at("/evidence/id").asText();

    partner.caller().get(claim, link).refused(409, "not-allowed-now");
    partner.puts(declared.path("upload"), document).succeeded();
    reviewer.caller().get(claim, link).refused(409, "not-allowed-now");
    partner.tries(claim, Command.confirm(declared.at("/evidence/id").asText())).with(200);

    reviewer.caller().get(claim, link).with(200);
  }

  @Test
  void anyDocumentMayGoWhileEditingButWhatReviewersMayHaveSeenStays() {
    Claim claim = partner.prepares();
    String first = partner.reads(claim).text("/evidence/0/id");
    String second = partner.uploads(claim, Document.pdf());
    partner.tries(claim, Command.confirm(first)).with(200);
    partner.tries(claim, Command.remove(first)).with(204);
    partner.submits(claim);

    partner.tries(claim, Command.remove(second)).refused(409, "not-allowed-now");
    String third = partner.declares(claim, Document.pdf()).at("/evidence/id").asText();
    partner.tries(claim, Command.remove(third)).with(204);

    assertThat(partner.reads(claim).at("/evidence")).hasSize(1);
    assertThat(partner.reads(claim).text("/evidence/0/id")).isEqualTo(second);
  }

  @Test
  void aDeclarationThatIsWrongIsToldAllItsFaults() {
    Claim claim = partner.drafts(ClaimDraft.complete());

    Command declaration =
        new Command(
            "add-evidence",
            "POST",
            "/evidence",
            Json.object(
                "fileName", "x".repeat(201),
                "contentType", "text/html",
                "sizeBytes", 25 * 1024 * 1024 + 1,
                "sha256", "abc",
                "owner", "me"));

    assertThat(partner.tries(claim, declaration).refused(422, "invalid").errors())
        .containsOnlyKeys("/fileName", "/contentType", "/sizeBytes", "/sha256", "/owner");
  }

  @Test
  void aClaimHasAtMostTwentyDocuments() {
    Claim claim = partner.drafts(ClaimDraft.complete());
    for (int document = 1; document <= 20; document++) {
      partner.declares(claim, Document.pdf());
    }

    partner.tries(claim, Command.declare(Document.pdf())).refused(422, "invalid");
  }
}
