package dynamodb.expression;

import org.jspecify.annotations.Nullable;

/**
 * What a query asks of keys: one partition, and perhaps a range of its sort keys.
 *
 * @param partitionKey the attribute that has to be the partition key
 * @param sortKey the attribute that has to be the sort key; null if any sort key will do
 */
public record KeyCondition(
    String partitionKey, String partition, @Nullable String sortKey, SortRange range) {

  /**
   * Reads a condition of keys, the partition first.
   *
   * @throws UnsupportedOperationException if it has other forms
   */
  public static KeyCondition of(String text, Placeholders given) {
    Tokens tokens = new Tokens(text);
    String partitionKey = Path.of(tokens.take()).attribute(given);
    tokens.expect("=");
    String partition = text(tokens.takeValue(), given);
    if (!tokens.hasMore()) {
      return new KeyCondition(partitionKey, partition, null, SortRange.ALL);
    }
    tokens.expect("AND");
    KeyCondition condition = withSortKey(partitionKey, partition, tokens, given);
    if (tokens.hasMore()) {
      throw tokens.unknown();
    }
    return condition;
  }

  private static KeyCondition withSortKey(
      String partitionKey, String partition, Tokens tokens, Placeholders given) {
    if (tokens.takes("begins_with")) {
      tokens.expect("(");
      String sortKey = Path.of(tokens.take()).attribute(given);
      tokens.expect(",");
      SortRange range = SortRange.beginningWith(text(tokens.takeValue(), given));
      tokens.expect(")");
      return new KeyCondition(partitionKey, partition, sortKey, range);
    }
    String sortKey = Path.of(tokens.take()).attribute(given);
    String operator = tokens.take();
    String bound = text(tokens.takeValue(), given);
    SortRange range =
        switch (operator) {
          case "=" -> SortRange.exactly(bound);
          case "<" -> SortRange.before(bound, false);
          case "<=" -> SortRange.before(bound, true);
          case ">" -> SortRange.after(bound, false);
          case ">=" -> SortRange.after(bound, true);
          case "BETWEEN" -> {
            tokens.expect("AND");
            yield SortRange.between(bound, text(tokens.takeValue(), given));
          }
          case String _ -> throw tokens.unknown();
        };
    return new KeyCondition(partitionKey, partition, sortKey, range);
  }

  private static String text(String placeholder, Placeholders given) {
    String text = given.value(placeholder).s();
    if (text == null) {
      throw Refusal.validation(
          "One or more parameter values were invalid: Condition parameter type does not match"
              + " schema type");
    }
    if (text.isEmpty()) {
      throw Refusal.validation(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty string value. Key: "
              + placeholder);
    }
    return text;
  }
}
