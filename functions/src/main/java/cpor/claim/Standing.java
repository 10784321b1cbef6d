package cpor.claim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a claim stands in lists: its stage, with the consent windows that are held apart. */
public enum Standing {
  EDITING(StageName.EDITING, Turn.PARTNER),
  SUBMITTED(StageName.SUBMITTED, Turn.REVIEWER),
  UNDER_REVIEW(StageName.UNDER_REVIEW, Turn.REVIEWER),
  PARTNER_ACTION_REQUIRED(StageName.PARTNER_ACTION_REQUIRED, Turn.PARTNER),
  CONSENT_WINDOW(StageName.CONSENT_WINDOW, Turn.CUSTOMER),
  CONSENT_WINDOW_HELD(StageName.CONSENT_WINDOW, Turn.PARTNER),
  ASSOCIATED(StageName.ASSOCIATED, Turn.NOBODY),
  DISPUTE_PERIOD(StageName.DISPUTE_PERIOD, Turn.NOBODY),
  CLOSED(StageName.CLOSED, Turn.NOBODY);

  private final StageName stage;
  private final Turn turn;

  Standing(StageName stage, Turn turn) {
    this.stage = stage;
    this.turn = turn;
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

  public boolean held() {
    return this == CONSENT_WINDOW_HELD;
  }
}
