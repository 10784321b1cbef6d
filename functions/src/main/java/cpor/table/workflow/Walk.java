package cpor.table.workflow;

import org.jspecify.annotations.Nullable;

/**
 * How far a walk through the open claims has come.
 *
 * @param after the {@link ClaimPositions#cursor} of the last claim it passed; null before the first
 * @param census of the claims it passed
 */
public record Walk(@Nullable String after, Census census) {

  /** A walk that begins. */
  public static final Walk BEGINNING = new Walk(null, Census.EMPTY);
}
