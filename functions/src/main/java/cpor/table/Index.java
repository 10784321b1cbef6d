package cpor.table;

import java.util.EnumSet;
import java.util.Set;

/** The indexes that lists are read from. An item without its sort key is not in an index. */
public enum Index {
  BY_ORGANISATION("byOrganisation", "orgKey", "orgSort"),
  /** In the order of {@link #BY_ORGANISATION}, with which it shares the attribute. */
  BY_STAGE("byStage", "stageKey", "orgSort"),
  BY_DEADLINE("byDeadline", "deadlineKey", "deadlineSort"),
  BY_SUBMISSION("bySubmission", "submissionKey", "submissionSort"),
  BY_CUSTOMER("byCustomer", "customerKey", "customerSort"),
  /** Of claims by their partner's reference; of items for words that a claim has no place for. */
  BY_WORD("byWord", "wordKey", "wordSort"),
  BY_FIRST_WORD("byFirstWord", "wordKey", "firstWord"),
  BY_SECOND_WORD("bySecondWord", "wordKey", "secondWord"),
  /** For reviewers the same again, from the first submission on. */
  BY_REVIEW_WORD("byReviewWord", "reviewWordKey", "wordSort"),
  BY_FIRST_REVIEW_WORD("byFirstReviewWord", "reviewWordKey", "firstWord"),
  BY_SECOND_REVIEW_WORD("bySecondReviewWord", "reviewWordKey", "secondWord"),
  /** In the order of {@link #BY_DUE}, with which it shares the attribute. */
  BY_REVIEWER("byReviewer", "reviewerKey", "dueSort"),
  BY_WAKE("byWake", "wakeKey", "wakeSort"),
  BY_DUE("byDue", "dueKey", "dueSort"),
  /** Of the stage that a claim has ended in, by the last day that it is kept. */
  BY_RETENTION("byRetention", "stage", "retainUntil");

  private static final Set<Index> OF_WORDS = EnumSet.range(BY_WORD, BY_SECOND_REVIEW_WORD);

  private final String indexName;
  private final String partitionKey;
  private final String sortKey;

  Index(String indexName, String partitionKey, String sortKey) {
    this.indexName = indexName;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  String indexName() {
    return indexName;
  }

  String partitionKey() {
    return partitionKey;
  }

  String sortKey() {
    return sortKey;
  }

  /** The item that stands at a place. */
  Key itemAt(String place) {
    return OF_WORDS.contains(this) ? Keys.itemOfWordAt(place) : Keys.claim(Keys.claimAt(place));
  }

  /** Puts an item into this index. */
  public void enter(Item item, String partition, String place) {
    item.put(partitionKey, partition).put(sortKey, place);
  }
}
