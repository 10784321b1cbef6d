package cpor.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads policies, and refuses what would not be evaluated: in silence it would count as said. */
final class PolicyReader {
  private static final String FOR_ALL_VALUES = "ForAllValues:";

  /** The condition keys for which a call's values are known. */
  private static final Set<String> KEYS =
      Set.of(
          "dynamodb:leadingkeys",
          "ses:fromaddress",
          "events:source",
          "s3:prefix",
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:securetransport");

  /** Of which a call may have several: without a set operator AWS does not say what holds. */
  private static final Set<String> OF_SEVERAL_VALUES =
      Set.of("dynamodb:leadingkeys", "events:source");

  private final Policy.Kind kind;
  private final String path;
  private final JsonNode document;

  PolicyReader(Policy.Kind kind, String path, JsonNode document) {
    this.kind = kind;
    this.path = path;
    this.document = document;
  }

  List<Statement> read() {
    only(path, document, Set.of("Version", "Id", "Statement"));
    if (!document.path("Version").asText().equals("2012-10-17")) {
      throw new UnknownElement(path + ".Version", "should be 2012-10-17");
    }
    List<Statement> statements = new ArrayList<>();
    for (JsonNode statement : document.path("Statement")) {
      statements.add(statement(path + ".Statement[" + statements.size() + "]", statement));
    }
    return statements;
  }

  private Statement statement(String path, JsonNode statement) {
    only(path, statement, kind.members());
    return new Statement(
        path,
        allows(path, statement.path("Effect").asText()),
        texts(path + ".Action", statement.path("Action")),
        kind.namesResource() ? texts(path + ".Resource", statement.path("Resource")) : List.of(),
        kind.namesPrincipal()
            ? principals(path + ".Principal", statement.path("Principal"))
            : List.of(),
        conditions(path + ".Condition", statement.path("Condition")));
  }

  private static boolean allows(String path, String effect) {
    return switch (effect) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw new UnknownElement(path + ".Effect", "should be Allow or Deny");
    };
  }

  private static List<String> principals(String path, JsonNode principal) {
    if (principal.asText().equals("*")) {
      return List.of("*");
    }
    only(path, principal, Set.of("Service"));
    return texts(path + ".Service", principal.path("Service"));
  }

  private static List<Condition> conditions(String path, JsonNode operators) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : operators.properties()) {
      String word = entry.getKey();
      boolean forAllValues = word.startsWith(FOR_ALL_VALUES);
      Operator operator =
          Operator.of(forAllValues ? word.substring(FOR_ALL_VALUES.length()) : word)
              .orElseThrow(() -> unknown(path + "." + word));
      for (Map.Entry<String, JsonNode> key : entry.getValue().properties()) {
        String name = key.getKey().toLowerCase(Locale.ROOT);
        String at = path + "." + word + "." + key.getKey();
        if (!KEYS.contains(name)) {
          throw unknown(at);
        }
        if (OF_SEVERAL_VALUES.contains(name) && !forAllValues) {
          throw new UnknownElement(at, "has several values, so it needs " + FOR_ALL_VALUES);
        }
        conditions.add(new Condition(operator, forAllValues, name, texts(at, key.getValue())));
      }
    }
    return conditions;
  }

  /** One text or a list of them. A variable in one would be taken for what it is not. */
  private static List<String> texts(String path, JsonNode oneOrMany) {
    List<String> texts =
        oneOrMany.isArray()
            ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
            : List.of(oneOrMany.asText());
    for (String text : texts) {
      if (text.isEmpty() || text.contains("${")) {
        throw new UnknownElement(path, "should be texts without variables");
      }
    }
    return texts;
  }

  private static void only(String path, JsonNode element, Set<String> known) {
    if (!element.isObject()) {
      throw new UnknownElement(path, "should be an object");
    }
    for (Map.Entry<String, JsonNode> member : element.properties()) {
      if (!known.contains(member.getKey())) {
        throw unknown(path + "." + member.getKey());
      }
    }
  }

  private static UnknownElement unknown(String path) {
    return new UnknownElement(path, "is not evaluated by the local cloud");
  }
}
