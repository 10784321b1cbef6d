package cpor.store;

import cpor.claim.NoticeKind;
import java.time.Instant;
import java.util.Locale;

/** How the table's items are named. */
final class Keys {

  static final String CLAIM = "CLAIM";
  static final String EVENT_PREFIX = "EVENT#";
  static final String COMMENT_PREFIX = "COMMENT#";
  static final String NOTICE_PREFIX = "NOTICE#";
  static final String DOORBELL = "DOORBELL";

  /** The one partition of the claims that are not final. */
  static final String OPEN = "OPEN";

  /** The one partition of the reviewers' queue. */
  static final String REVIEWS = "REVIEWS";

  private static final int LONGEST_CLAIM_ID = 200;

  private Keys() {}

  /** Whether there may be a claim of this id: ours are UUIDs, and a key takes 2,048 bytes. */
  static boolean canName(String claimId) {
    return claimId.length() <= LONGEST_CLAIM_ID;
  }

  static String claim(String claimId) {
    return "CLAIM#" + claimId;
  }

  static String organisation(String organisation) {
    return "ORG#" + organisation;
  }

  static String event(int sequence) {
    return EVENT_PREFIX + padded(sequence);
  }

  static String comment(int sequence) {
    return COMMENT_PREFIX + padded(sequence);
  }

  static String notice(int sequence, NoticeKind kind, int occurrence) {
    return NOTICE_PREFIX + padded(sequence) + "#" + kind + "#" + occurrence;
  }

  /** Sorts by time first, in whole seconds, and is unique by the claim. */
  static String sort(Instant time, String claimId) {
    return Instant.ofEpochSecond(time.getEpochSecond()) + "#" + claimId;
  }

  static String claimIdOf(String sort) {
    return sort.substring(sort.indexOf('#') + 1);
  }

  /** Keeps the order of numbers in the order of texts, up to a million. */
  static String padded(int sequence) {
    return String.format(Locale.ROOT, "%06d", sequence);
  }
}
