package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * YAML with CloudFormation's tags. A short form such as {@code !Ref Table} becomes its long form
 * {@code {"Ref": "Table"}}, so that the rest of the reader knows only one.
 */
final class CloudFormationYaml {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CloudFormationYaml() {}

  static JsonNode parse(String text) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root == null) {
        throw new InvalidTemplate("template: the file is empty");
      }
      return json(root);
    } catch (YAMLException invalid) {
      throw new InvalidTemplate("template: this is not YAML: " + invalid.getMessage());
    }
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return untagged(node);
    }
    String name = tag.substring(1);
    String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    JsonNode argument = untagged(node);
    if (name.equals("GetAtt") && argument.isTextual()) {
      String path = argument.textValue();
      int dot = path.indexOf('.');
      if (dot < 1) {
        throw new InvalidTemplate("template: !GetAtt " + path + " names no attribute");
      }
      argument = JSON.arrayNode().add(path.substring(0, dot)).add(path.substring(dot + 1));
    }
    return JSON.objectNode().set(function, argument);
  }

  private static JsonNode untagged(Node node) {
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        object.set(((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode()));
      }
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.getValue().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT)) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    return JSON.textNode(text);
  }
}
