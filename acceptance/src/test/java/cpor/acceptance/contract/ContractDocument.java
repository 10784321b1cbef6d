package cpor.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The contract's file, as the tree that it is. */
record ContractDocument(JsonNode root) {

  static final Path FILE = Path.of("..", "docs", "openapi.yaml");

  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete");

  static ContractDocument read() {
    try (Reader text = Files.newBufferedReader(FILE)) {
      return new ContractDocument(
          new ObjectMapper()
              .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A call that the contract has.
   *
   * @param item what the contract says about the path
   * @param operation what it says about this method
   */
  record Operation(String method, String path, JsonNode item, JsonNode operation) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  Stream<Operation> operations() {
    return root.path("paths").properties().stream().flatMap(ContractDocument::operations);
  }

  private static Stream<Operation> operations(Map.Entry<String, JsonNode> path) {
    return METHODS.stream()
        .filter(path.getValue()::has)
        .map(
            method ->
                new Operation(
                    method.toUpperCase(Locale.ROOT),
                    path.getKey(),
                    path.getValue(),
                    path.getValue().path(method)));
  }

  /** All parameters of an operation, those of its path included. */
  Stream<JsonNode> parameters(Operation operation) {
    return Stream.concat(
            operation.item().path("parameters").valueStream(),
            operation.operation().path("parameters").valueStream())
        .map(this::resolved);
  }

  /** What a reference stands for; anything else is itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(root.at(node.path("$ref").asText().substring(1))) : node;
  }

  /** The values that a schema among the components lists. */
  List<String> enumeration(String schema) {
    return texts(root.at("/components/schemas/" + schema + "/enum"));
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** The examples of a parameter, a header or a body. */
  Stream<JsonNode> examples(JsonNode described) {
    return Stream.concat(
        Stream.ofNullable(described.get("example")),
        described.path("examples").valueStream().map(this::resolved).map(e -> e.path("value")));
  }

  static List<String> labels(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
