package cpor.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** A claim as the API shows it. */
public record ClaimView(JsonNode json) {

  public String id() {
    return text("/id");
  }

  public String status() {
    return text("/status");
  }

  public String stage() {
    return text("/stage");
  }

  public int version() {
    return json.path("version").asInt();
  }

  /** When the stage's clock runs out. */
  public Instant dueAt() {
    return time("/deadline/dueAt");
  }

  public Instant time(String pointer) {
    return Instant.parse(text(pointer));
  }

  public String text(String pointer) {
    return json.at(pointer).asText();
  }

  public JsonNode at(String pointer) {
    return json.at(pointer);
  }

  public List<String> texts(String pointer) {
    return json.at(pointer).valueStream().map(JsonNode::asText).toList();
  }

  public List<String> allowedActions() {
    return texts("/allowedActions");
  }
}
