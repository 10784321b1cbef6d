package cpor.table.lists;

import cpor.claim.StageName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be listed for reviewers, of all organisations, each from at most three queries a page.
 */
public sealed interface ReviewList {

  /**
   * What waits for a reviewer, earliest due first.
   *
   * @param overdue whether the deadline has come; null for either
   */
  record Queue(Set<StageName> stages, @Nullable Boolean overdue) implements ReviewList {
    public Queue {
      stages = Set.copyOf(stages);
    }
  }

  /** What one reviewer reviews, earliest due first. */
  record Of(String reviewer, @Nullable Boolean overdue) implements ReviewList {}

  /** The consent windows that are held, longest held first. */
  record Held() implements ReviewList {}

  /** With a word that begins so, in whatever stage, in no order that anybody knows. */
  record Beginning(String word) implements ReviewList {}
}
