package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.api.request.JsonBody;
import cpor.api.request.RequestFields;
import cpor.api.request.TextRule;
import cpor.api.view.EvidenceView;
import cpor.claim.Action;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.Evidence;
import cpor.claim.Refusal;
import cpor.claim.Refusal.Fault;
import cpor.cloud.Cloud;
import cpor.evidence.EvidenceBucket;
import cpor.evidence.FileName;
import cpor.evidence.FileType;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.claims.ClaimStore;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What partners want done with proof of execution documents. */
final class EvidenceRequests {

  private static final long LARGEST_BYTES = 25L * 1024 * 1024;

  private final ClaimStore claims;
  private final Cloud cloud;
  private final EvidenceBucket bucket;

  EvidenceRequests(ClaimStore claims, EvidenceBucket bucket, Cloud cloud) {
    this.claims = claims;
    this.cloud = cloud;
    this.bucket = bucket;
  }

  /** A document is declared first; its declaration is what the upload is held to. */
  ClaimCommand.OfPerson declare(Change change) {
    RequestFields body = change.body();
    FileType type =
        body.oneOf("contentType", FileType::essence, FileType.values(), FileType::contentType);
    if (type == null && !body.has("contentType")) {
      body.fault("contentType", "is needed");
    }
    String fileName = body.neededText("fileName", FileName::base, TextRule.NAME);
    if (type != null && !fileName.isEmpty() && !type.isOf(fileName)) {
      body.fault(
          "fileName",
          "must be a name that ends in .%s, as its content type says"
              .formatted(String.join(" or .", type.endings())));
    }
    return new ClaimCommand.AddEvidence(
        change.by(),
        change.at(),
        new Evidence(
            cloud.newId(change.at()),
            fileName,
            type == null ? "" : type.contentType(),
            body.neededNumber("sizeBytes", 1, LARGEST_BYTES),
            body.neededText("sha256", TextRule.SHA256).toLowerCase(Locale.ROOT),
            body.text("description", TextRule.DESCRIPTION),
            false,
            change.at()));
  }

  HttpAnswer declared(Claim claim) {
    return declared(201, claim, claim.evidence().getLast());
  }

  /**
   * A fresh upload link changes nothing of the claim, so it needs no key and no version. What was
   * uploaded and is not the document makes room: a link takes no second upload.
   */
  HttpAnswer renewUpload(HttpRequest request, Caller caller) {
    Claim claim = VisibleClaim.require(claims.find(VisibleClaim.id(request)), request, caller);
    RequestFields body = RequestFields.of(JsonBody.of(request, JsonBody.JSON).value());
    if (!body.faults().isEmpty()) {
      throw ProblemFound.invalid(body.faults());
    }
    Evidence document = VisibleClaim.document(claim, request);
    Set<Action> allowed = caller.allowedActions(claim);
    if (document.uploaded()) {
      throw ProblemFound.because(
          new Refusal.NotAllowedNow(
              "The document is uploaded and is never overwritten. Declare another one.", allowed));
    }
    if (!allowed.contains(Action.ADD_EVIDENCE)) {
      throw ProblemFound.because(
          new Refusal.NotAllowedNow(
              "No document can be uploaded while the claim is in %s."
                  .formatted(claim.stage().name()),
              allowed));
    }
    bucket.removeMismatch(claim.id(), document);
    return declared(200, claim, document);
  }

  private HttpAnswer declared(int status, Claim claim, Evidence document) {
    return Answers.json(
        status, EvidenceView.Declared.of(document, bucket.upload(claim.id(), document)));
  }

  ClaimCommand.OfPerson confirm(Change change) {
    Evidence document = change.document();
    if (change.isAllowed(Action.ADD_EVIDENCE) && !document.uploaded()) {
      bucket
          .mismatch(change.claim().id(), document)
          .ifPresent(wrong -> change.body().faultAt("", naming(document, wrong)));
    }
    return new ClaimCommand.ConfirmEvidence(change.by(), change.at(), document.id());
  }

  static HttpAnswer confirmed(Claim claim, HttpRequest request) {
    return Answers.json(200, EvidenceView.of(VisibleClaim.document(claim, request)));
  }

  ClaimCommand.OfPerson remove(Change change) {
    return new ClaimCommand.RemoveEvidence(change.by(), change.at(), change.document().id());
  }

  /**
   * Looks for the documents that are declared and not confirmed yet.
   *
   * @return the ids of those that are uploaded as declared; why the others are not is remarked
   */
  Set<String> verified(Change change, Action action) {
    Set<String> verified = new HashSet<>();
    if (!change.isAllowed(action)) {
      return verified;
    }
    List<Evidence> documents = change.claim().evidence();
    for (int i = 0; i < documents.size(); i++) {
      Evidence document = documents.get(i);
      if (!document.uploaded()) {
        String pointer = "/evidence/" + i;
        bucket
            .mismatch(change.claim().id(), document)
            .ifPresentOrElse(
                wrong -> change.remarks().add(new Fault(pointer, naming(document, wrong))),
                () -> verified.add(document.id()));
      }
    }
    return verified;
  }

  private static String naming(Evidence document, String wrong) {
    return "'%s' %s".formatted(document.fileName(), wrong);
  }
}
