package cpor.story;

import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import java.time.Instant;

/** Something that is done to a claim in a test: the command is made when its time has come. */
@FunctionalInterface
public interface Act {
  ClaimCommand on(Claim claim, Instant now);
}
