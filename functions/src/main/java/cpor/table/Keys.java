package cpor.table;

import cpor.claim.DeadlineKind;
import cpor.claim.NoticeKind;
import cpor.claim.StageName;
import cpor.claim.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the table's items are named. */
public final class Keys {

  public static final String CLAIM = "CLAIM";
  public static final String EVENT_PREFIX = "EVENT#";
  public static final String COMMENT_PREFIX = "COMMENT#";
  public static final String NOTICE_PREFIX = "NOTICE#";

  /** The one partition of the claims that an execution has to look after. */
  public static final String OPEN = "OPEN";

  /** The one partition of the consent windows that are held. */
  public static final String HELD = "HELD";

  /** The one partition of the words that reviewers find claims by. */
  public static final String REVIEWS = "REVIEWS";

  private static final String CLAIM_PARTITION = "CLAIM#";
  private static final String REFERENCE = "=";
  private static final String BESIDE = "+";
  private static final int LONGEST_CLAIM_ID = 200;

  private Keys() {}

  /** Whether there may be a claim of this id: ours are UUIDs, and a key takes 2,048 bytes. */
  public static boolean canName(String claimId) {
    return claimId.length() <= LONGEST_CLAIM_ID;
  }

  /** The partition of all that belongs to a claim. */
  public static String partition(String claimId) {
    return CLAIM_PARTITION + claimId;
  }

  /**
   * The claim that a partition belongs to.
   *
   * @throws IllegalArgumentException if it belongs to none
   */
  public static String claimIdOf(String partition) {
    if (!partition.startsWith(CLAIM_PARTITION)) {
      throw new IllegalArgumentException("not of a claim");
    }
    return partition.substring(CLAIM_PARTITION.length());
  }

  public static Key claim(String claimId) {
    return new Key(partition(claimId), CLAIM);
  }

  public static Key event(String claimId, int sequence) {
    return new Key(partition(claimId), EVENT_PREFIX + padded(sequence));
  }

  public static Key comment(String claimId, int sequence) {
    return new Key(partition(claimId), COMMENT_PREFIX + padded(sequence));
  }

  public static Key notice(String claimId, int sequence, NoticeKind kind, int occurrence) {
    return new Key(
        partition(claimId), NOTICE_PREFIX + padded(sequence) + "#" + kind + "#" + occurrence);
  }

  public static Key doorbell(String claimId) {
    return new Key(partition(claimId), "DOORBELL");
  }

  /**
   * Where words stand that a claim is found by.
   *
   * @param number 0 for the claim itself, which has places for some; others stand beside it
   */
  public static Key words(String claimId, int number) {
    return number == 0 ? claim(claimId) : wordsBeside(claimId, Integer.toString(number));
  }

  private static Key wordsBeside(String claimId, String number) {
    return new Key(partition(claimId), "WORDS#" + number);
  }

  public static String organisation(String organisation) {
    return "ORG#" + organisation;
  }

  /** An organisation's claims that stand so. */
  public static String standing(String organisation, Standing standing) {
    return organisation(organisation) + "#" + standing;
  }

  /** An organisation's claims whose deadlines are of a kind. */
  public static String deadlines(String organisation, DeadlineKind kind) {
    return organisation(organisation) + "#" + kind;
  }

  /** All organisations' claims about a customer. */
  public static String customer(String tenantId) {
    return "TENANT#" + tenantId;
  }

  /** What waits for reviewers in a stage. */
  public static String reviews(StageName stage) {
    return REVIEWS + "#" + stage;
  }

  /** What one reviewer reviews. */
  public static String reviewer(String reviewer) {
    return "REVIEWER#" + reviewer;
  }

  /** A place in an index, unique by the claim. */
  public static String place(String beginning, String claimId) {
    return beginning + "#" + claimId;
  }

  /** A place in an index: by time first, in whole seconds, and unique by the claim. */
  public static String place(Instant time, String claimId) {
    return place(Instant.ofEpochSecond(time.getEpochSecond()).toString(), claimId);
  }

  /**
   * The place of a partner's reference among words: found by how it begins as a word, which has no
   * punctuation, and by all of it.
   */
  public static String referencePlace(String word, String partnerReference, String claimId) {
    String reference = partnerReference.replace("%", "%25").replace("#", "%23");
    return place(word + REFERENCE + reference, claimId);
  }

  /** The place of a word, which has no punctuation, of the item with that number. */
  public static String wordPlace(String word, int number, String claimId) {
    return place(number == 0 ? word : word + BESIDE + number, claimId);
  }

  static Key itemOfWordAt(String place) {
    String claimId = claimAt(place);
    String word = place.substring(0, place.length() - claimId.length());
    int beside = word.contains(REFERENCE) ? -1 : word.indexOf(BESIDE);
    return beside < 0
        ? claim(claimId)
        : wordsBeside(claimId, word.substring(beside + 1).replace("#", ""));
  }

  /** The place of an open claim: those that nothing wakes come first. */
  public static String openPlace(@Nullable Instant wakeAt, String claimId) {
    return place(wakeAt == null ? Instant.EPOCH : wakeAt, claimId);
  }

  /** The claim at a {@link #place} in an index. */
  static String claimAt(String place) {
    return place.substring(place.lastIndexOf('#') + 1);
  }

  /** Keeps the order of numbers in the order of texts, up to a million. */
  public static String padded(int sequence) {
    String digits = Integer.toString(sequence);
    return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }
}
