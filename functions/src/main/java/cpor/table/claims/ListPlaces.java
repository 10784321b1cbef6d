package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.SearchWords;
import cpor.claim.Stage;
import cpor.claim.Stage.ReviewersTurn;
import cpor.claim.Stage.WindowState;
import cpor.claim.Standing;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The places of a claim in the indexes that lists are read from: of the claim itself one in each
 * index, and of the words that it is found by one each.
 */
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

  /**
   * How much of its beginning a word shares with the claim's word before it: whoever looks for no
   * more than that has found the claim by the other.
   */
  public static final String SHARED = "shared";

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
    String reference = claim.details().partnerReference();
    if (reference != null) {
      Index.BY_WORD.enter(item, Keys.reference(organisation, reference), Keys.place("", id));
    }
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

  /** What has to be written of a claim's words, which change with what the partner states. */
  static List<Write> ofWords(@Nullable Claim before, Claim after) {
    if (before != null && isFoundBySame(before, after)) {
      return List.of();
    }
    List<Write> writes = new ArrayList<>();
    String own = Keys.organisation(after.organisation());
    write(own, words(before), words(after), after.id(), writes);
    write(Keys.REVIEWS, reviewersWords(before), reviewersWords(after), after.id(), writes);
    return writes;
  }

  /** Most commands change nothing of what words are made of, which is dear. */
  private static boolean isFoundBySame(Claim before, Claim after) {
    return before.details().equals(after.details())
        && before.wasSubmitted() == after.wasSubmitted()
        && (before.discardedAt() == null) == (after.discardedAt() == null);
  }

  private static SortedSet<String> words(@Nullable Claim claim) {
    return claim == null || claim.discardedAt() != null
        ? new TreeSet<>()
        : SearchWords.of(claim.details());
  }

  /** Reviewers see a claim from its first submission on. */
  private static SortedSet<String> reviewersWords(@Nullable Claim claim) {
    return claim != null && claim.wasSubmitted() ? words(claim) : new TreeSet<>();
  }

  private static void write(
      String partition,
      SortedSet<String> before,
      SortedSet<String> after,
      String claimId,
      List<Write> writes) {
    Map<String, Integer> written = withWhatTheyShare(before);
    Map<String, Integer> now = withWhatTheyShare(after);
    now.forEach(
        (word, shared) -> {
          if (!shared.equals(written.get(word))) {
            Item item = Item.at(Keys.word(claimId, partition, word)).put(SHARED, shared);
            Index.BY_WORD.enter(item, partition, Keys.place(word, claimId));
            writes.add(new Write.PutItem(item));
          }
        });
    written.keySet().removeAll(now.keySet());
    // nobody needs the right to delete: an item without its keys is in no index
    written
        .keySet()
        .forEach(
            word -> writes.add(new Write.PutItem(Item.at(Keys.word(claimId, partition, word)))));
  }

  private static Map<String, Integer> withWhatTheyShare(SortedSet<String> words) {
    Map<String, Integer> shared = new LinkedHashMap<>();
    String previous = "";
    for (String word : words) {
      shared.put(word, commonBeginning(previous, word));
      previous = word;
    }
    return shared;
  }

  private static int commonBeginning(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
