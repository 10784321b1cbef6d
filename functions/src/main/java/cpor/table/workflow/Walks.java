package cpor.table.workflow;

import cpor.claim.StageName;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import java.util.EnumMap;
import java.util.Map;

/** Remembers a {@link Walk} that takes more than one run of a function. */
public final class Walks {

  private static final Key KEY = new Key("REPAIR", "WALK");

  private final Table table;

  public Walks(Table table) {
    this.table = table;
  }

  /** Where the last run stopped. */
  public Walk resume() {
    return table
        .get(KEY)
        .map(item -> new Walk(item.text("after").orElse(null), census(item.map("census"))))
        .orElse(Walk.BEGINNING);
  }

  /** Lets the next run go on from here. */
  public void remember(Walk walk) {
    Item groups = Item.map();
    walk.census().groups().forEach((stage, group) -> groups.put(stage.name(), map(group)));
    table.put(Item.at(KEY).put("after", walk.after()).put("census", groups));
  }

  private static Item map(Census.Group group) {
    return Item.map().put("claims", group.claims()).put("oldest", group.oldest());
  }

  private static Census census(Item groups) {
    Map<StageName, Census.Group> read = new EnumMap<>(StageName.class);
    for (String stage : groups.attributes().keySet()) {
      Item group = groups.map(stage);
      read.put(
          StageName.valueOf(stage),
          new Census.Group((int) group.number("claims"), group.requireTime("oldest")));
    }
    return new Census(read);
  }
}
