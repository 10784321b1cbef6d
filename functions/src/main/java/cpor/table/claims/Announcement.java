package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Stage;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What other systems are told when an association begins or ends: the detail of the event that the
 * workflow puts on the bus as it stands. It holds no personal data.
 *
 * @param eventId the same for every repetition, so that consumers can drop repeats
 */
@Json
record Announcement(
    int schemaVersion,
    String eventId,
    String claimId,
    String partnerId,
    String organisation,
    String customerTenantId,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    List<Product> products,
    String at) {

  private static final JsonType<Announcement> JSON =
      Jsonb.builder().add(new ClaimAdapters()).build().type(Announcement.class);

  /** Empty while there is nothing to tell. */
  static Optional<Announcement> of(Claim claim) {
    return switch (claim.stage()) {
      case Stage.Associated associated -> Optional.of(of(claim, associated.at()));
      case Stage.Closed closed when closed.associationEnded() ->
          Optional.of(of(claim, closed.at()));
      case Stage.Editing _,
          Stage.ReviewersTurn _,
          Stage.PartnerActionRequired _,
          Stage.ConsentWindow _,
          Stage.DisputePeriod _,
          Stage.Closed _ ->
          Optional.empty();
    };
  }

  private static Announcement of(Claim claim, Instant at) {
    return new Announcement(
        1,
        claim.id() + "#" + claim.counters().events(),
        claim.id(),
        claim.details().partnerId(),
        claim.organisation(),
        claim.details().customer().tenantId(),
        claim.details().solutionArea(),
        claim.details().activity(),
        claim.details().products(),
        at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  String toJson() {
    return JSON.toJson(this);
  }
}
