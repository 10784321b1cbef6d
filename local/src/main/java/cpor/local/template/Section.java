package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the template, resolved as it is read. Whatever is missing, misspelt or of the wrong
 * kind is refused with the path to it.
 *
 * @param path where it stands, such as {@code ClaimsTable.KeySchema[0]}
 */
record Section(String path, JsonNode node, Intrinsics intrinsics) {

  /** Refuses every key not listed: a misspelt one would otherwise be ignored in silence. */
  Section only(Set<String> known) {
    if (!node.isObject()) {
      throw InvalidTemplate.at(path, "should be an object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw InvalidTemplate.at(path + "." + name, "is not understood by the local cloud");
              }
            });
    return this;
  }

  Section section(String name) {
    return optionalSection(name)
        .orElseThrow(() -> InvalidTemplate.at(path + "." + name, "is missing"));
  }

  Optional<Section> optionalSection(String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Section(
                path + "." + name, intrinsics.shallow(path + "." + name, value), intrinsics));
  }

  String text(String name) {
    return section(name).text();
  }

  Optional<String> optionalText(String name) {
    return optionalSection(name).map(Section::text);
  }

  /** The value itself, as text; numbers and booleans as CloudFormation writes them. */
  String text() {
    JsonNode value = intrinsics.resolve(path, node);
    if (!value.isValueNode() || value.isNull()) {
      throw InvalidTemplate.at(path, "should be a text");
    }
    return value.asText();
  }

  JsonNode resolved() {
    return intrinsics.resolve(path, node);
  }

  List<Section> items(String name) {
    Section list = section(name);
    if (!list.node.isArray()) {
      throw InvalidTemplate.at(list.path, "should be a list");
    }
    List<Section> items = new ArrayList<>();
    for (int i = 0; i < list.node.size(); i++) {
      String item = list.path + "[" + i + "]";
      items.add(new Section(item, intrinsics.shallow(item, list.node.get(i)), intrinsics));
    }
    return items;
  }

  List<Section> optionalItems(String name) {
    return node.has(name) ? items(name) : List.of();
  }

  List<String> texts(String name) {
    return items(name).stream().map(Section::text).toList();
  }

  /** The values of an object, each under its name. */
  List<Section> entries() {
    List<Section> entries = new ArrayList<>();
    node.fieldNames().forEachRemaining(name -> entries.add(section(name)));
    return entries;
  }

  /** The last part of the path: the name this section has in its parent. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
