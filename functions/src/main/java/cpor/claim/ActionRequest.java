package cpor.claim;

import java.time.Instant;
import java.util.List;

/** What a reviewer asked the partner for. */
public record ActionRequest(List<ActionReason> reasons, String comment, Instant at) {
  public ActionRequest {
    reasons = List.copyOf(reasons);
  }
}
