package cpor.api;

import cpor.table.claims.Comment;
import io.avaje.jsonb.Json;

/** A comment as one caller is shown it. */
@Json
record CommentView(String id, String at, ActorView actor, String text) {
  static CommentView of(Comment comment, Caller caller) {
    return new CommentView(
        comment.id(),
        Timestamps.show(comment.at()),
        ActorView.of(comment.by(), caller),
        comment.text());
  }
}
