package dynamodb;

import dynamodb.expression.Condition;
import dynamodb.expression.Placeholders;
import dynamodb.expression.Refusal;
import dynamodb.expression.Update;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A write of one item, or a check of one, alone or in a transaction.
 *
 * @param outcome what becomes of the item; null stands for none
 * @param isWhole whether the item is given, so that it may be wrong whatever stands there
 * @param tellsWhatStands whether a condition that does not hold is to be told what is there
 */
record Change(
    Table table,
    ItemKey key,
    Condition condition,
    Placeholders given,
    Outcome outcome,
    boolean isWhole,
    boolean tellsWhatStands) {

  /** Developer guide, "Constraints": item size. */
  private static final int LARGEST_ITEM = 400 * 1024;

  /** What a write makes of an item. */
  @FunctionalInterface
  interface Outcome {
    @Nullable Item of(@Nullable Item before);
  }

  static Change of(TransactWriteItem item, Function<String, Table> tables) {
    if (item.put() != null) {
      return of(item.put(), tables.apply(item.put().tableName()));
    }
    if (item.update() != null) {
      return of(item.update(), tables.apply(item.update().tableName()));
    }
    return item.delete() == null
        ? of(item.conditionCheck(), tables.apply(item.conditionCheck().tableName()))
        : of(item.delete(), tables.apply(item.delete().tableName()));
  }

  static Change of(Put put, Table table) {
    ItemKey key = table.keyOfNew(put.item());
    return new Change(
        table,
        key,
        Condition.of(put.conditionExpression()),
        Placeholders.of(
            put.expressionAttributeNames(),
            put.expressionAttributeValues(),
            put.conditionExpression()),
        _ -> fitting(table, put.item(), "Item size has exceeded the maximum allowed size"),
        true,
        tellsWhatStands(put.returnValuesOnConditionCheckFailure()));
  }

  static Change of(software.amazon.awssdk.services.dynamodb.model.Update update, Table table) {
    ItemKey key = table.keys().keyNamed(update.key());
    Placeholders given =
        Placeholders.of(
            update.expressionAttributeNames(),
            update.expressionAttributeValues(),
            update.updateExpression(),
            update.conditionExpression());
    Update updating = Update.of(update.updateExpression());
    Set<String> changed = updating.attributes(given);
    for (String name : table.keys().names()) {
      if (changed.contains(name)) {
        throw Refusal.validation(
            "One or more parameter values were invalid: Cannot update attribute %s. This attribute is part of the key"
                .formatted(name));
      }
    }
    return new Change(
        table,
        key,
        Condition.of(update.conditionExpression()),
        given,
        before ->
            fitting(
                table,
                updating.of(
                    before == null ? table.keys().attributes(key) : before.attributes(), given),
                "Item size to update has exceeded the maximum allowed size"),
        false,
        tellsWhatStands(update.returnValuesOnConditionCheckFailure()));
  }

  static Change of(Delete delete, Table table) {
    return new Change(
        table,
        table.keys().keyNamed(delete.key()),
        Condition.of(delete.conditionExpression()),
        Placeholders.of(
            delete.expressionAttributeNames(),
            delete.expressionAttributeValues(),
            delete.conditionExpression()),
        _ -> null,
        false,
        tellsWhatStands(delete.returnValuesOnConditionCheckFailure()));
  }

  private static Change of(ConditionCheck check, Table table) {
    return new Change(
        table,
        table.keys().keyNamed(check.key()),
        Condition.of(check.conditionExpression()),
        Placeholders.of(
            check.expressionAttributeNames(),
            check.expressionAttributeValues(),
            check.conditionExpression()),
        before -> before,
        false,
        tellsWhatStands(check.returnValuesOnConditionCheckFailure()));
  }

  private static boolean tellsWhatStands(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
    return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }

  private static Item fitting(
      Table table, Map<String, AttributeValue> attributes, String otherwise) {
    Item item = table.checked(Item.of(attributes));
    if (item.size() > LARGEST_ITEM) {
      throw Refusal.validation(otherwise);
    }
    return item;
  }

  /** A write that may be made. */
  record Made(Change change, @Nullable Item before, @Nullable Item after) {}

  /**
   * What it makes of what stands there.
   *
   * @throws ConditionalCheckFailedException if its condition does not hold of that
   */
  Made make() {
    Item before = table.find(key);
    Item whole = isWhole ? outcome.of(before) : null;
    if (!condition.holds(before == null ? Map.of() : before.attributes(), given)) {
      throw doesNotHold(before);
    }
    return new Made(this, before, isWhole ? whole : outcome.of(before));
  }

  private ConditionalCheckFailedException doesNotHold(@Nullable Item before) {
    ConditionalCheckFailedException.Builder failed = ConditionalCheckFailedException.builder();
    if (tellsWhatStands && before != null) {
      failed.item(before.attributes());
    }
    return (ConditionalCheckFailedException)
        Refusal.as(failed, "ConditionalCheckFailedException", "The conditional request failed")
            .build();
  }
}
