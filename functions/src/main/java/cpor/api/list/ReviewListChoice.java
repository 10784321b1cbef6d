package cpor.api.list;

import cpor.api.request.ListRequest;
import cpor.claim.StageClock;
import cpor.claim.StageName;
import cpor.table.lists.ReviewList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the reviewers' lists the parameters ask for. */
public final class ReviewListChoice {

  /** The stages in which it is the reviewers' turn. */
  public static final Set<StageName> QUEUE =
      Arrays.stream(StageName.values())
          .filter(stage -> stage.owner() == StageClock.Owner.REVIEWER)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(StageName.class)));

  private final ListRequest query;
  private final String reviewer;
  private final @Nullable StageName stage;
  private final @Nullable Boolean overdue;
  private final @Nullable Boolean held;
  private final @Nullable Boolean mine;
  private final @Nullable String word;

  /**
   * Reads the parameters.
   *
   * @param reviewer who asks
   */
  public ReviewListChoice(ListRequest query, String reviewer) {
    this.query = query;
    this.reviewer = reviewer;
    stage = query.oneOf("stage", QUEUE.toArray(StageName[]::new));
    overdue = query.flag("overdue");
    held = query.flag("held");
    mine = query.flag("mine");
    word = SearchedWord.of(query);
  }

  /** The list; whatever is wrong with the parameters is told when its page is asked for. */
  public ReviewList list() {
    if (word != null) {
      refuse(
          List.of("stage", "overdue", "held", "mine"),
          "does not go with q, which goes with limit and cursor only");
      return new ReviewList.Beginning(word);
    }
    if (Boolean.TRUE.equals(held)) {
      refuse(
          List.of("stage", "overdue", "mine"),
          "does not go with held=true: a window that is held waits for no reviewer");
      return new ReviewList.Held();
    }
    if (Boolean.TRUE.equals(mine)) {
      if (stage == StageName.SUBMITTED) {
        query.fault("stage", "excludes mine=true: nobody has begun the review");
      }
      return new ReviewList.Of(reviewer, overdue);
    }
    if (Boolean.FALSE.equals(mine)) {
      query.fault("mine", "must be true, or left out");
    }
    return new ReviewList.Queue(stage == null ? QUEUE : Set.of(stage), overdue);
  }

  private void refuse(List<String> filters, String detail) {
    filters.stream().filter(query::has).forEach(filter -> query.fault(filter, detail));
  }
}
