package cpor.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.table.workflow.Doorbell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stepfunctions.TaskFailed;

/**
 * The table as far as the state machine uses it itself: it reads a claim and hangs up a doorbell.
 */
final class FakeTable {
  private final StoredClaim claim;
  private boolean claimIsThere = true;
  private @Nullable Doorbell doorbell;
  private long hungAt;

  FakeTable(StoredClaim claim) {
    this.claim = claim;
  }

  void loseClaim() {
    claimIsThere = false;
  }

  Optional<Doorbell> doorbell() {
    return Optional.ofNullable(doorbell);
  }

  /** Answers with the attributes that the projection names, and no others. */
  JsonNode getItem(JsonNode arguments) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (claimIsThere && isClaim(arguments.path("Key"))) {
      ObjectNode projected = answer.putObject("Item");
      for (String name : arguments.path("ProjectionExpression").asText().split(", ", -1)) {
        String attribute = arguments.path("ExpressionAttributeNames").path(name).asText(name);
        JsonNode value = claim.item().get(attribute);
        if (value != null) {
          projected.set(attribute, value);
        }
      }
    }
    return answer;
  }

  /** Checks the claim and puts the doorbell, both or neither. */
  JsonNode transactWriteItems(JsonNode arguments) {
    JsonNode check = arguments.at("/TransactItems/0/ConditionCheck");
    JsonNode item = arguments.at("/TransactItems/1/Put/Item");
    if (!claimIsThere || !isClaim(check.path("Key")) || !holds(check)) {
      throw new TaskFailed(
          "DynamoDb.TransactionCanceledException", "[ConditionalCheckFailed, None]");
    }
    JsonNode put = arguments.at("/TransactItems/1/Put");
    if (!isReplaced(put)) {
      throw new TaskFailed(
          "DynamoDb.TransactionCanceledException", "[None, ConditionalCheckFailed]");
    }
    hungAt = item.at("/hungAt/N").asLong();
    doorbell =
        new Doorbell(
            item.at("/token/S").asText(),
            Integer.parseInt(item.at("/stageSequence/N").asText()),
            Integer.parseInt(item.at("/lifecycle/N").asText()));
    return JsonNodeFactory.instance.objectNode();
  }

  private static boolean isClaim(JsonNode key) {
    return key.at("/pk/S").asText().equals("CLAIM#" + StoredClaim.ID)
        && key.at("/sk/S").asText().equals("CLAIM");
  }

  /** The doorbell that hangs there may be no newer, or has to be older, as the condition says. */
  private boolean isReplaced(JsonNode put) {
    long replacing = put.at("/ExpressionAttributeValues/:hungAt/N").asLong();
    return switch (put.path("ConditionExpression").asText()) {
      case "attribute_not_exists(hungAt) OR hungAt <= :hungAt" ->
          doorbell == null || hungAt <= replacing;
      case "attribute_not_exists(hungAt) OR hungAt < :hungAt" ->
          doorbell == null || hungAt < replacing;
      case "" -> true;
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  /** A condition here is a list of equalities. */
  private boolean holds(JsonNode check) {
    for (String equality : check.path("ConditionExpression").asText().split(" AND ", -1)) {
      String[] sides = equality.split(" = ", -1);
      JsonNode expected = check.path("ExpressionAttributeValues").get(sides[1]);
      if (!claim.item().path(sides[0]).equals(expected)) {
        return false;
      }
    }
    return true;
  }
}
