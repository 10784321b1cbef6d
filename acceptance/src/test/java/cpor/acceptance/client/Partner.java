package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.acceptance.world.World;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Somebody of a partner organisation. */
public final class Partner {

  private final Caller caller;
  private final Consumer<Claim> created;

  /**
   * A partner user.
   *
   * @param created is told of each claim that this partner creates
   */
  public Partner(World world, String token, Consumer<Claim> created) {
    this.caller = new Caller(world, "/claims", token);
    this.created = created;
  }

  public Caller caller() {
    return caller;
  }

  /** Creates a claim, proves and submits it. */
  public Claim files() {
    return files(ClaimDraft.complete());
  }

  public Claim files(ClaimDraft draft) {
    Claim claim = proves(draft);
    submits(claim);
    return claim;
  }

  /** Creates a complete claim with a proof of execution, and does not submit it yet. */
  public Claim prepares() {
    return proves(ClaimDraft.complete());
  }

  private Claim proves(ClaimDraft draft) {
    Claim claim = drafts(draft);
    uploads(claim, Document.pdf());
    return claim;
  }

  /** Creates a claim without any proof. */
  public Claim drafts(ClaimDraft draft) {
    ClaimView view = caller.send(Call.post("/claims", draft.json())).with(201).claim();
    Claim claim = new Claim(view.id(), draft, caller);
    created.accept(claim);
    return claim;
  }

  /**
   * Declares a document.
   *
   * @return what the API answers: the document and the upload link
   */
  public JsonNode declares(Claim claim, Document document) {
    return tries(claim, Command.declare(document)).with(201).json();
  }

  /**
   * Declares a document and uploads it.
   *
   * @return the document's id
   */
  public String uploads(Claim claim, Document document) {
    JsonNode declared = declares(claim, document);
    puts(declared.path("upload"), document).succeeded();
    return declared.at("/evidence/id").asText();
  }

  /** Sends a document's bytes to an upload link. */
  public Answer puts(JsonNode upload, Document document) {
    URI link = URI.create(upload.path("url").asText());
    Call call = Call.of(upload.path("method").asText(), link.toString());
    for (var header : upload.path("headers").properties()) {
      // the HTTP client writes the length by itself
      if (!header.getKey().equalsIgnoreCase("content-length")) {
        call = call.with(header.getKey(), header.getValue().asText());
      }
    }
    return Http.sendToStorage(link, call, document.bytes());
  }

  public ClaimView submits(Claim claim) {
    return caller.does(claim, Command.submit());
  }

  public ClaimView edits(Claim claim, ObjectNode patch) {
    return caller.does(claim, Command.edit(patch));
  }

  public ClaimView resubmits(Claim claim, String comment) {
    return caller.does(claim, Command.resubmit(comment));
  }

  public ClaimView disputes(Claim claim) {
    return caller.does(claim, Command.dispute("The signature is on page 9."));
  }

  public ClaimView withdraws(Claim claim) {
    return caller.does(claim, Command.withdraw("NO_LONGER_ENGAGED"));
  }

  public void comments(Claim claim, String text) {
    tries(claim, Command.comment(text)).with(201);
  }

  public ClaimView resendsTheNotice(Claim claim) {
    return caller.does(claim, Command.resendNotice());
  }

  public Answer tries(Claim claim, Command command) {
    return caller.tries(claim, command);
  }

  public ClaimView reads(Claim claim) {
    return caller.reads(claim);
  }

  public List<String> eventTypes(Claim claim) {
    return caller.eventTypes(claim);
  }
}
