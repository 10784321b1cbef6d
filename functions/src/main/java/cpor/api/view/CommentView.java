package cpor.api.view;

import cpor.api.request.Caller;
import cpor.table.claims.Comment;
import io.avaje.jsonb.Json;
import java.time.Instant;

/** A comment as one caller is shown it. */
@Json
public record CommentView(String id, Instant at, ActorView actor, String text) {
  public static CommentView of(Comment comment, Caller caller) {
    return new CommentView(
        comment.id(), comment.at(), ActorView.of(comment.by(), caller), comment.text());
  }
}
