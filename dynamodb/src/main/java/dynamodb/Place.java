package dynamodb;

import dynamodb.expression.Texts;
import java.util.Comparator;

/**
 * Where an item stands in a partition. An index has several items with one sort key; how DynamoDB
 * orders those it does not say, here it is by their keys.
 *
 * @param side negative before all items of the sort key, positive after them, 0 at an item
 */
record Place(String sort, int side, ItemKey item) implements Comparable<Place> {

  private static final ItemKey NONE = new ItemKey("", "");
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::sort, Texts::compare)
          .thenComparingInt(Place::side)
          .thenComparing(place -> place.item().partition(), Texts::compare)
          .thenComparing(place -> place.item().sort(), Texts::compare);

  static Place of(String sort, ItemKey item) {
    return new Place(sort, 0, item);
  }

  static Place before(String sort) {
    return new Place(sort, -1, NONE);
  }

  static Place after(String sort) {
    return new Place(sort, 1, NONE);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
