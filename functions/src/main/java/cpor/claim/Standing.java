package cpor.claim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a claim stands in lists: its stage, with the consent windows that are held apart. */
public enum Standing {
  EDITING(StageName.EDITING, Turn.PARTNER, null),
  SUBMITTED(StageName.SUBMITTED, Turn.REVIEWER, DeadlineKind.OF_OTHERS),
  UNDER_REVIEW(StageName.UNDER_REVIEW, Turn.REVIEWER, DeadlineKind.OF_OTHERS),
  PARTNER_ACTION_REQUIRED(StageName.PARTNER_ACTION_REQUIRED, Turn.PARTNER, DeadlineKind.ANSWER),
  CONSENT_WINDOW(StageName.CONSENT_WINDOW, Turn.CUSTOMER, DeadlineKind.OF_OTHERS),
  CONSENT_WINDOW_HELD(StageName.CONSENT_WINDOW, Turn.PARTNER, null),
  ASSOCIATED(StageName.ASSOCIATED, Turn.NOBODY, null),
  DISPUTE_PERIOD(StageName.DISPUTE_PERIOD, Turn.NOBODY, DeadlineKind.DISPUTE),
  CLOSED(StageName.CLOSED, Turn.NOBODY, null);

  private final StageName stage;
  private final Turn turn;
  private final @Nullable DeadlineKind deadlineKind;

  Standing(StageName stage, Turn turn, @Nullable DeadlineKind deadlineKind) {
    this.stage = stage;
    this.turn = turn;
    this.deadlineKind = deadlineKind;
  }

  public static Standing of(StageName stage, boolean held) {
    return held ? CONSENT_WINDOW_HELD : valueOf(stage.name());
  }

  public static Set<Standing> where(Predicate<Standing> condition) {
    return Arrays.stream(values())
        .filter(condition)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Standing.class)));
  }

  public StageName stage() {
    return stage;
  }

  public Turn turn() {
    return turn;
  }

  /** Empty where no clock runs. */
  public Optional<DeadlineKind> deadlineKind() {
    return Optional.ofNullable(deadlineKind);
  }

  public boolean held() {
    return this == CONSENT_WINDOW_HELD;
  }
}
