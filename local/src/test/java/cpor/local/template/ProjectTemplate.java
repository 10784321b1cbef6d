package cpor.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The project's own template, as it stands there and as it is understood. */
final class ProjectTemplate {

  static final Path ROOT = Path.of("..");
  static final JsonNode DOCUMENT = TemplateReader.document(ROOT.resolve("template.yaml"));

  private ProjectTemplate() {}

  /** A resource by its logical id. */
  record Resource(String id, String type, JsonNode properties) {}

  static List<Resource> resources() {
    return DOCUMENT.path("Resources").properties().stream()
        .map(
            entry ->
                new Resource(
                    entry.getKey(),
                    entry.getValue().path("Type").asText(),
                    entry.getValue().path("Properties")))
        .toList();
  }

  static List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** With parameters as the local cloud gives them. */
  static Template understood() {
    return understoodWith(Map.of());
  }

  /**
   * With these parameters besides.
   *
   * @throws InvalidTemplate if one of them, or what they say together, is refused
   */
  static Template understoodWith(Map<String, String> given) {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of(
                "TokenIssuer", "http://localhost:3000/i",
                "MailSender", "claims@cpor.example",
                "MailIdentity", "cpor.example",
                "SupportAddress", "support@cpor.example",
                "LeadAddress", "lead@cpor.example",
                "PortalUrl", "http://localhost:3000/_local"));
    parameters.putAll(given);
    return Template.read(
        ROOT.resolve("template.yaml"),
        new Deployment("eu-central-1", "000000000000", "cpor", "http://localhost:1", parameters));
  }

  /** The state machine's definition, which is JSON before its placeholders are replaced too. */
  static JsonNode definition() {
    try {
      return new ObjectMapper().readTree(text("statemachine/claim-lifecycle.asl.json"));
    } catch (JsonProcessingException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** The definition's states, those in branches included, by name. */
  static List<Map.Entry<String, JsonNode>> states() {
    List<Map.Entry<String, JsonNode>> states = new ArrayList<>();
    collect(definition(), states::add);
    return states;
  }

  private static void collect(JsonNode graph, Consumer<Map.Entry<String, JsonNode>> found) {
    for (Map.Entry<String, JsonNode> state : graph.path("States").properties()) {
      found.accept(state);
      state.getValue().path("Branches").forEach(branch -> collect(branch, found));
    }
  }

  static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(oneOrMany.asText());
  }
}
