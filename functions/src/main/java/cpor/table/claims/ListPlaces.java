package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.Stage;
import cpor.claim.Stage.ReviewersTurn;
import cpor.claim.Stage.WindowState;
import cpor.claim.Standing;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The places of a claim in the indexes that lists are read from, one in each. */
public final class ListPlaces {

  /**
   * What the index of an organisation's claims parts itself, so that these need no place in the one
   * by stage: drafts, which change often, and what is under review, where claims come and go. With
   * the others they are the three partitions that make up all claims.
   */
  public static final Set<Standing> APART =
      Collections.unmodifiableSet(EnumSet.of(Standing.EDITING, Standing.UNDER_REVIEW));

  /** What the index of the reviewers' queue holds of a claim. */
  static final String SUMMARY = "summary";

  private ListPlaces() {}

  static void enter(Claim claim, Item item) {
    String id = claim.id();
    String organisation = claim.organisation();
    String updated = Keys.place(claim.times().updatedAt(), id);
    String standing = Keys.standing(organisation, claim.standing());
    if (APART.contains(claim.standing())) {
      Index.BY_ORGANISATION.enter(item, standing, updated);
    } else {
      Index.BY_ORGANISATION.enter(item, Keys.organisation(organisation), updated);
      Index.BY_STAGE.enter(item, standing, updated);
    }
    Index.BY_CUSTOMER.enter(
        item, Keys.customer(claim.details().customer().tenantId()), Keys.place(organisation, id));
    Instant submittedAt = claim.times().submittedAt();
    if (submittedAt != null) {
      Index.BY_SUBMISSION.enter(item, Keys.organisation(organisation), Keys.place(submittedAt, id));
    }
    ClaimWords.of(claim).enter(item);
    Instant dueAt = claim.clock().dueAt();
    if (dueAt != null) {
      claim
          .standing()
          .deadlineKind()
          .ifPresent(
              kind ->
                  Index.BY_DEADLINE.enter(
                      item, Keys.deadlines(organisation, kind), Keys.place(dueAt, id)));
    }
    enterForReviewers(claim, item);
  }

  private static void enterForReviewers(Claim claim, Item item) {
    switch (claim.stage()) {
      case ReviewersTurn turn -> {
        String due = Keys.place(turn.review().dueAt(), claim.id());
        Index.BY_DUE.enter(item, Keys.reviews(turn.name()), due);
        String reviewer = claim.reviewedBy();
        if (reviewer != null) {
          Index.BY_REVIEWER.enter(item, Keys.reviewer(reviewer), due);
        }
        item.put(SUMMARY, ClaimDocuments.ofSummary(ClaimSummary.of(claim)));
      }
      case Stage.ConsentWindow(WindowState.Held held) -> {
        Index.BY_DUE.enter(item, Keys.HELD, Keys.place(held.since(), claim.id()));
        item.put(SUMMARY, ClaimDocuments.ofSummary(ClaimSummary.of(claim)));
      }
      case Stage.Editing _,
          Stage.PartnerActionRequired _,
          Stage.ConsentWindow _,
          Stage.Associated _,
          Stage.DisputePeriod _,
          Stage.Closed _ -> {}
    }
  }
}
