package cpor.change;

import cpor.claim.ClaimCommand;
import cpor.table.Write;
import java.util.List;

/**
 * What somebody wants done with a claim as it is now.
 *
 * @param beside what has to be written, or to hold, for the command to take effect
 */
public record Proposal(ClaimCommand command, List<Write> beside) {

  public Proposal {
    beside = List.copyOf(beside);
  }

  public Proposal(ClaimCommand command, Write... beside) {
    this(command, List.of(beside));
  }
}
