package cpor.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** Draws states of the definition as a Mermaid flowchart. */
final class Diagram {

  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private Diagram() {}

  /** States beside each other; of a Parallel only its frame. */
  static String overview(JsonNode graph) {
    Diagram diagram = new Diagram();
    diagram.lines.add("flowchart LR");
    diagram.graph(graph, INDENT, false);
    return diagram.text();
  }

  /** The branches of a Parallel, with those of the ones inside it. */
  static String branches(JsonNode parallel) {
    Diagram diagram = new Diagram();
    diagram.lines.add("flowchart LR");
    diagram.branches("Branch", parallel, INDENT);
    return diagram.text();
  }

  private void branches(String name, JsonNode parallel, String indent) {
    int number = 1;
    for (JsonNode branch : parallel.path("Branches")) {
      lines.add("%ssubgraph %s%d [\" \"]".formatted(indent, name, number++));
      graph(branch, indent + INDENT, true);
      lines.add(indent + "end");
    }
  }

  private void graph(JsonNode graph, String indent, boolean inside) {
    for (Entry<String, JsonNode> entry : graph.path("States").properties()) {
      String name = entry.getKey();
      JsonNode state = entry.getValue();
      if (inside && is("Parallel", state)) {
        lines.add("%ssubgraph %s".formatted(indent, name));
        branches(name + "Branch", state, indent + INDENT);
        lines.add(indent + "end");
      } else {
        lines.add(indent + name + shape(name, state));
      }
    }
    for (Entry<String, JsonNode> entry : graph.path("States").properties()) {
      exits(entry.getKey(), entry.getValue(), indent);
    }
  }

  private void exits(String name, JsonNode state, String indent) {
    for (JsonNode choice : state.path("Choices")) {
      String condition =
          choice.path("Condition").asText().replaceAll("^\\{% | %}$", "").replace("\"", "'");
      arrow(name, "-->", condition, choice, indent);
    }
    if (state.has("Default")) {
      lines.add("%s%s -->|else| %s".formatted(indent, name, state.path("Default").asText()));
    }
    if (state.has("Next")) {
      lines.add("%s%s --> %s".formatted(indent, name, state.path("Next").asText()));
    }
    for (JsonNode caught : state.path("Catch")) {
      arrow(name, "-.->", errors(caught), caught, indent);
    }
  }

  private void arrow(String from, String kind, String label, JsonNode exit, String indent) {
    lines.add(
        "%s%s %s|\"%s\"| %s".formatted(indent, from, kind, label, exit.path("Next").asText()));
  }

  private static String errors(JsonNode caught) {
    return caught
        .path("ErrorEquals")
        .valueStream()
        .map(error -> error.asText().replaceFirst("^cpor\\.\\w+\\.|^DynamoDb\\.", ""))
        .collect(Collectors.joining(", "));
  }

  private static String shape(String name, JsonNode state) {
    return switch (state.path("Type").asText()) {
      case "Choice" -> "{" + name + "}";
      case "Wait" -> "([" + name + "])";
      case "Parallel" -> "[[" + name + "]]";
      case "Succeed" -> "(((" + name + ")))";
      case "Fail" -> ">" + name + "]";
      case String _ -> "[" + name + "]";
    };
  }

  private static boolean is(String type, JsonNode state) {
    return state.path("Type").asText().equals(type);
  }

  private String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
