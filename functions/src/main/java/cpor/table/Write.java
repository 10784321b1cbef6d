package cpor.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** A write to one item, made alone or together with others. */
public sealed interface Write {

  TransactWriteItem in(String table);

  /** A whole item. */
  record PutItem(Item item) implements Write {
    @Override
    public TransactWriteItem in(String table) {
      Put put = Put.builder().tableName(table).item(item.attributes()).build();
      return TransactWriteItem.builder().put(put).build();
    }
  }

  /**
   * A whole item, if a condition holds of what stands there; what does is told if it does not.
   *
   * @param values what the condition compares with; it may be empty
   */
  record PutItemIf(Item item, String condition, Map<String, AttributeValue> values)
      implements Write {
    @Override
    public TransactWriteItem in(String table) {
      Put.Builder put =
          Put.builder()
              .tableName(table)
              .item(item.attributes())
              .conditionExpression(condition)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
      if (!values.isEmpty()) {
        put.expressionAttributeValues(values);
      }
      return TransactWriteItem.builder().put(put.build()).build();
    }
  }

  /** Some attributes of an item, if a condition holds of it. */
  record UpdateItem(
      Key key, String expression, String condition, Map<String, AttributeValue> values)
      implements Write {
    @Override
    public TransactWriteItem in(String table) {
      Update update =
          Update.builder()
              .tableName(table)
              .key(key.attributes())
              .updateExpression(expression)
              .conditionExpression(condition)
              .expressionAttributeValues(values)
              .build();
      return TransactWriteItem.builder().update(update).build();
    }
  }

  /** Nothing, but the others are only made if this condition holds of an item. */
  record CheckItem(Key key, String condition) implements Write {
    @Override
    public TransactWriteItem in(String table) {
      ConditionCheck check =
          ConditionCheck.builder()
              .tableName(table)
              .key(key.attributes())
              .conditionExpression(condition)
              .build();
      return TransactWriteItem.builder().conditionCheck(check).build();
    }
  }
}
