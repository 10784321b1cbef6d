package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a person wants done with a claim.
 *
 * @param action its name among a claim's {@code allowedActions}
 * @param path what follows the claim's path
 */
public record Command(String action, String method, String path, JsonNode body) {

  private static Command post(String action, String path, ObjectNode body) {
    return new Command(action, "POST", path, body);
  }

  /** An edit by a JSON merge patch. */
  public static Command edit(ObjectNode patch) {
    return new Command("edit", "PATCH", "", patch);
  }

  public static Command discard() {
    return new Command("discard", "DELETE", "", Json.object());
  }

  public static Command declare(Document document) {
    return post("add-evidence", "/evidence", document.declaration());
  }

  public static Command confirm(String evidenceId) {
    return post("add-evidence", "/evidence/" + evidenceId + "/confirm", Json.object());
  }

  public static Command remove(String evidenceId) {
    return new Command("add-evidence", "DELETE", "/evidence/" + evidenceId, Json.object());
  }

  public static Command submit() {
    return post("submit", "/submit", Json.object());
  }

  public static Command resubmit(String comment) {
    return post("resubmit", "/resubmit", Json.object("comment", comment));
  }

  /** An answer that says nothing by itself. */
  public static Command resubmit() {
    return post("resubmit", "/resubmit", Json.object());
  }

  public static Command dispute(String justification) {
    return post("dispute", "/dispute", Json.object("justification", justification));
  }

  /** A dispute that rests on new documents alone. */
  public static Command dispute() {
    return post("dispute", "/dispute", Json.object());
  }

  public static Command withdraw(String reason) {
    return post("withdraw", "/withdraw", Json.object("reason", reason));
  }

  public static Command comment(String text) {
    return post("comment", "/comments", Json.object("text", text));
  }

  public static Command resendNotice() {
    return post("resend-consent-notice", "/consent-notice", Json.object());
  }

  public static Command correctContact(String email) {
    return correctContact(email, "en");
  }

  public static Command correctContact(String email, String language) {
    return post(
        "correct-customer-contact",
        "/consent-notice",
        Json.object(
            "customerContact",
            Json.object("name", "Ilka Varga", "email", email, "language", language)));
  }

  public static Command start() {
    return post("start", "/start", Json.object());
  }

  public static Command requestAction(String comment, String... reasons) {
    return post(
        "request-action",
        "/request-action",
        Json.object("reasons", List.of(reasons), "comment", comment));
  }

  public static Command approve() {
    return post("approve", "/approve", Json.object());
  }

  public static Command reject(String comment, String... reasons) {
    return post("reject", "/reject", Json.object("reasons", List.of(reasons), "comment", comment));
  }
}
