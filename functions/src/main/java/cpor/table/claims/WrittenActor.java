package cpor.table.claims;

import cpor.claim.Actor;
import cpor.table.Item;

/** Who did what an item tells: the name stands with what is personal. */
final class WrittenActor {

  private WrittenActor() {}

  static void put(Actor by, Item item) {
    item.put("byKind", by.kind().name())
        .put("byId", by.id())
        .put(Item.PERSONAL, item.map(Item.PERSONAL).put("displayName", by.displayName()));
  }

  static Actor of(Item item) {
    return new Actor(
        Actor.Kind.valueOf(item.requireText("byKind")),
        item.requireText("byId"),
        item.map(Item.PERSONAL).text("displayName").orElse(null));
  }
}
