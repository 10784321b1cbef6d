package cpor.notice.mail;

import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the reviewers' lead is told of all claims together. It names no person. */
public record Digest(List<Overdue> overdue, List<Held> held) {

  public Digest {
    overdue = List.copyOf(overdue);
    held = List.copyOf(held);
  }

  public int claims() {
    return overdue.size() + held.size();
  }

  /** A claim that somebody has to look after. */
  sealed interface Entry {
    String claimId();

    String customerName();

    String partnerName();

    /** Since when. */
    Instant since();
  }

  /**
   * The reviewers have missed a time, or both.
   *
   * @param reviewDueAt when the stage was due; null if it is in time
   * @param decisionDueAt when the decision was due; null if it is in time
   */
  public record Overdue(
      String claimId,
      String customerName,
      String partnerName,
      StageName stage,
      @Nullable Instant reviewDueAt,
      @Nullable Instant decisionDueAt)
      implements Entry {

    @Override
    public Instant since() {
      return Stream.of(reviewDueAt, decisionDueAt)
          .filter(Objects::nonNull)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** The customer may not have been asked, and no clock runs. */
  public record Held(
      String claimId, String customerName, String partnerName, HeldReason reason, Instant since)
      implements Entry {}
}
