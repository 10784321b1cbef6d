package cpor.table;

import cpor.claim.NoticeKind;
import java.time.Instant;
import java.util.Locale;

/** How the table's items are named. */
public final class Keys {

  public static final String CLAIM = "CLAIM";
  public static final String EVENT_PREFIX = "EVENT#";
  public static final String COMMENT_PREFIX = "COMMENT#";
  public static final String NOTICE_PREFIX = "NOTICE#";

  /** The one partition of the claims that an execution has to look after. */
  public static final String OPEN = "OPEN";

  /** The one partition of the reviewers' queue. */
  public static final String REVIEWS = "REVIEWS";

  private static final String CLAIM_PARTITION = "CLAIM#";
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

  public static String organisation(String organisation) {
    return "ORG#" + organisation;
  }

  /** A place in an index: by time first, in whole seconds, and unique by the claim. */
  public static String place(Instant time, String claimId) {
    return Instant.ofEpochSecond(time.getEpochSecond()) + "#" + claimId;
  }

  /** The claim at a {@link #place} in an index. */
  static String claimAt(String place) {
    return place.substring(place.indexOf('#') + 1);
  }

  /** Keeps the order of numbers in the order of texts, up to a million. */
  public static String padded(int sequence) {
    return String.format(Locale.ROOT, "%06d", sequence);
  }
}
