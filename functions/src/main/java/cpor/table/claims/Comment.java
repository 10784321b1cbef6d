package cpor.table.claims;

import cpor.claim.Actor;
import cpor.claim.RecordedEvent;
import cpor.table.Item;
import cpor.table.Keys;
import java.time.Instant;
import java.util.Optional;

/** One contribution to the conversation of partner and reviewers. */
public record Comment(String id, Instant at, Actor by, String text) {

  /** The comment that an event brought with it, if it did. */
  public static Optional<Comment> of(RecordedEvent recorded) {
    return Optional.ofNullable(recorded.event().comment())
        .map(
            text ->
                new Comment(Keys.padded(recorded.sequence()), recorded.at(), recorded.by(), text));
  }

  static Comment of(Item item) {
    return new Comment(
        item.sort().substring(Keys.COMMENT_PREFIX.length()),
        item.requireTime("at"),
        WrittenActor.of(item),
        item.requireText("text"));
  }
}
