package cpor.local.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.Caller;
import cpor.local.iam.Policy;
import cpor.local.template.Role;
import cpor.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What is decided about requests of every role, and of the services that the template lets in. They
 * stand in a file, a line each, below the policies; {@code .ci/compare-rights} asks an independent
 * simulator the same. Another policy makes other requests: -Dgolden.update=true writes them.
 */
class DecisionsTest {

  private static final Path FILE = Path.of("src/test/resources/cpor/local/rights/decisions.jsonl");

  /** How often each statement's action is asked for in another way. */
  private static final int VARIATIONS = 4;

  private final Template template = RightsGuardTest.projectTemplate();
  private final AccessControl rights = AccessControl.of(template);
  private final Random random = new Random(14);

  /** By whom they belong to: a role by its name, a resource by its ARN. */
  private final Map<String, List<Policy>> policies = new TreeMap<>();

  /** By the actions that policies name them for: with others they would make no sense. */
  private final Map<String, Set<String>> resources = new TreeMap<>();

  /** The values of conditions, by their keys. */
  private final Map<String, Set<String>> values = new TreeMap<>();

  @Test
  void theFileSaysWhatIsDecided() throws IOException {
    for (Role role : template.roles()) {
      policies.put(role.name(), role.policies());
      policies.put(role.arn(), List.of(role.trust()));
    }
    template.resourcePolicies().forEach((arn, policy) -> policies.put(arn, List.of(policy)));
    policies.forEach((owner, own) -> statements(own).forEach(it -> remember(owner, it)));
    List<String> lines = new ArrayList<>();
    policies.forEach(
        (owner, own) -> {
          ObjectNode line = object().put("of", owner);
          own.forEach(policy -> line.withArray("policies").add(policy.document()));
          lines.add(line.toString());
        });
    Set<String> requests = new LinkedHashSet<>();
    policies.forEach(
        (owner, own) -> statements(own).forEach(it -> requests.addAll(requests(owner, it))));
    lines.addAll(requests);

    assertThat(requests).hasSizeGreaterThan(400);
    assertThat(requests).filteredOn(it -> it.contains("\"allowed\":true")).hasSizeGreaterThan(100);
    assertThat(requests).filteredOn(it -> it.contains("\"allowed\":false")).hasSizeGreaterThan(100);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, lines);
    }
    assertThat(Files.readAllLines(FILE)).isEqualTo(lines);
  }

  private void remember(String owner, JsonNode statement) {
    for (String action : texts(statement.path("Action"))) {
      if (!action.contains("*")) {
        resources.computeIfAbsent(action, _ -> new TreeSet<>()).addAll(named(owner, statement));
      }
    }
    statement
        .path("Condition")
        .forEach(
            operator ->
                operator
                    .properties()
                    .forEach(
                        key ->
                            values
                                .computeIfAbsent(key.getKey(), _ -> new TreeSet<>())
                                .addAll(texts(key.getValue()))));
  }

  /** A trust policy is on its role. */
  private static List<String> named(String owner, JsonNode statement) {
    return statement.has("Resource") ? texts(statement.path("Resource")) : List.of(owner);
  }

  private List<String> requests(String owner, JsonNode statement) {
    List<String> requests = new ArrayList<>();
    for (String action : texts(statement.path("Action"))) {
      for (String resource : named(owner, statement)) {
        String asked = action.equals("s3:*") ? ofS3(resource) : action;
        requests.add(request(owner, statement, asked, resource, true));
        for (int i = 0; i < VARIATIONS; i++) {
          String other = random.nextBoolean() ? asked : any(ofSameService(asked));
          Set<String> on = resources.getOrDefault(other, Set.of(resource));
          String where = other.equals(asked) && random.nextBoolean() ? resource : any(on);
          requests.add(request(owner, statement, other, where, false));
        }
      }
    }
    return requests;
  }

  private static String ofS3(String resource) {
    return resource.contains("/") ? "s3:GetObject" : "s3:ListBucket";
  }

  private Set<String> ofSameService(String action) {
    String service = action.substring(0, action.indexOf(':') + 1);
    Set<String> actions = new TreeSet<>(Set.of(action));
    resources.keySet().stream().filter(it -> it.startsWith(service)).forEach(actions::add);
    return actions;
  }

  /**
   * A request.
   *
   * @param fitting whether it is to meet the statement's conditions
   */
  private String request(
      String owner, JsonNode statement, String action, String pattern, boolean fitting) {
    String resource = pattern.length() > 1 ? one(pattern) : pattern;
    Map<String, List<String>> context = new TreeMap<>();
    statement
        .path("Condition")
        .forEach(
            operator ->
                operator
                    .properties()
                    .forEach(
                        key ->
                            context.put(
                                key.getKey(),
                                fitting
                                    ? List.of(value(texts(key.getValue()).getFirst()))
                                    : anyOf(key.getKey()))));
    JsonNode principal = statement.path("Principal");
    String caller =
        principal.isObject()
            ? fitting || random.nextBoolean()
                ? principal.path("Service").asText()
                : "sns.amazonaws.com"
            : principal.isTextual() ? template.roles().getFirst().name() : owner;
    ObjectNode line =
        object().put("caller", caller).put("action", action).put("resource", resource);
    context.forEach((key, given) -> given.forEach(line.withObject("context").withArray(key)::add));
    return line.put("allowed", allowed(caller, action, resource, context)).toString();
  }

  /** One value or two, or none. */
  private List<String> anyOf(String key) {
    boolean many = List.of("dynamodb:LeadingKeys", "events:source").contains(key);
    return random
        .ints(many ? random.nextInt(3) : random.nextInt(2), 0, Integer.MAX_VALUE)
        .mapToObj(_ -> value(any(values.getOrDefault(key, Set.of("other")))))
        .distinct()
        .toList();
  }

  /** A resource that a pattern names; what a log group's policy names are its streams. */
  private static String one(String pattern) {
    return pattern.replace("*", pattern.contains(":log-group:") ? "log-stream:7" : "7");
  }

  private static String value(String pattern) {
    return pattern.replace("*", "7");
  }

  private String any(Set<String> choices) {
    return List.copyOf(new TreeSet<>(choices)).get(random.nextInt(choices.size()));
  }

  private boolean allowed(
      String caller, String action, String resource, Map<String, List<String>> context) {
    Map<String, List<String>> lowerCase = new TreeMap<>();
    context.forEach((key, given) -> lowerCase.put(key.toLowerCase(Locale.ROOT), given));
    return rights.allows(
        caller.endsWith(".amazonaws.com")
            ? new Caller.Service(caller)
            : new Caller.AssumedRole(caller, "session"),
        new Access(action, resource, lowerCase));
  }

  private static List<JsonNode> statements(List<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.document().path("Statement").valueStream())
        .toList();
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(oneOrMany.asText());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
