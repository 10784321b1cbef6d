package cpor.simulation.rules;

import cpor.simulation.cloud.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event of a claim's history, as it is stored.
 *
 * @param actor PARTNER, REVIEWER, CUSTOMER or SYSTEM
 * @param person whose sign-in it was
 * @param name that the person went by
 */
record Happening(
    int sequence,
    String type,
    Instant at,
    String actor,
    String person,
    String name,
    Map<String, Object> facts) {

  @SuppressWarnings("unchecked") // a tree's maps are maps of texts
  static Happening of(Map<String, AttributeValue> item) {
    Map<String, Object> told = (Map<String, Object>) Attributes.tree(AttributeValue.fromM(item));
    return new Happening(
        ((Long) Objects.requireNonNull(told.get("sequence"))).intValue(),
        String.valueOf(told.get("type")),
        Instant.parse(String.valueOf(told.get("at"))),
        String.valueOf(told.get("byKind")),
        String.valueOf(told.get("byId")),
        String.valueOf(map(told, "personal").get("displayName")),
        map(told, "document"));
  }

  boolean is(String actorKind) {
    return actor.equals(actorKind);
  }

  @Nullable Instant time(String name) {
    return facts.get(name) instanceof String text ? Instant.parse(text) : null;
  }

  /** When a deadline in it ends; null if there is none. */
  @Nullable Instant deadline(String name) {
    return facts.get(name) instanceof Map<?, ?> deadline
        ? Instant.parse(
            String.valueOf(
                deadline.get("dueAt") instanceof String dueAt
                    ? dueAt
                    : ((Map<?, ?>) Objects.requireNonNull(deadline.get("deadline"))).get("dueAt")))
        : null;
  }

  Map<String, Object> map(String name) {
    return map(facts, name);
  }

  String text(String name) {
    return String.valueOf(facts.get(name));
  }

  List<?> list(String name) {
    return facts.get(name) instanceof List<?> list ? list : List.of();
  }

  @SuppressWarnings("unchecked") // a tree's maps are maps of texts
  private static Map<String, Object> map(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
  }
}
