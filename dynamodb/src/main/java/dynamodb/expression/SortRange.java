package dynamodb.expression;

import org.jspecify.annotations.Nullable;

/**
 * A range of sort keys.
 *
 * @param from null if it begins with the first there is
 * @param to null if it ends with the last there is
 * @param isClosed whether DynamoDB knows that nothing follows its last sort key
 */
public record SortRange(
    @Nullable String from,
    boolean withFrom,
    @Nullable String to,
    boolean withTo,
    boolean isClosed) {

  static final SortRange ALL = new SortRange(null, false, null, false, false);

  /** The last character of Unicode, which no text has. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  static SortRange between(String first, String last) {
    if (Texts.compare(first, last) > 0) {
      throw Refusal.validation(
          "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater"
              + " than or equal to lower bound");
    }
    return new SortRange(first, true, last, true, true);
  }

  static SortRange exactly(String sort) {
    return new SortRange(sort, true, sort, true, false);
  }

  static SortRange before(String last, boolean withLast) {
    return new SortRange(null, false, last, withLast, withLast);
  }

  static SortRange after(String first, boolean withFirst) {
    return new SortRange(first, withFirst, null, false, withFirst);
  }

  static SortRange beginningWith(String prefix) {
    return new SortRange(prefix, true, prefix + LAST, true, false);
  }

  public boolean contains(String sort) {
    int fromFirst = from == null ? 1 : Texts.compare(sort, from);
    int toLast = to == null ? 1 : Texts.compare(to, sort);
    return (fromFirst > 0 || (withFrom && fromFirst == 0))
        && (toLast > 0 || (withTo && toLast == 0));
  }
}
