package cpor.store;

import static cpor.store.Attributes.text;

import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Lists of claims. A page is one query of an index, so it may lag a write by a moment; a claim that
 * does not change during a walk appears in it exactly once. Whatever the filter leaves out was read
 * all the same: a page may be shorter than its limit, and only a missing {@link Page#next} is the
 * end.
 */
public final class ClaimLists {

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ClaimLists(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * An organisation's claims, last changed first.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> ofOrganisation(
      String organisation, ClaimFilter filter, int limit, @Nullable String after) {
    IndexQuery query = new IndexQuery(ClaimIndex.BY_ORGANISATION, Keys.organisation(organisation));
    Instant updatedSince = filter.updatedSince();
    if (updatedSince != null) {
      query.whereSort(">=", Keys.sort(updatedSince, ""));
    }
    ClaimStatus status = filter.status();
    if (status != null) {
      query.keepOnly("status", status.name());
    }
    String tenant = filter.customerTenantId();
    if (tenant != null) {
      query.keepOnly("customer.tenantId", tenant);
    }
    return page(query.newestFirst(), limit, after);
  }

  /**
   * Claims that wait for a reviewer, earliest due first.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> dueForReview(
      ReviewFilter filter, Instant now, int limit, @Nullable String after) {
    IndexQuery query = new IndexQuery(ClaimIndex.BY_DUE, Keys.REVIEWS);
    Boolean overdue = filter.overdue();
    // a deadline has whole seconds and has come in its own second
    String firstNotDue = Keys.sort(now.plusSeconds(1), "");
    if (Boolean.TRUE.equals(overdue)) {
      query.whereSort("<", firstNotDue);
    } else if (Boolean.FALSE.equals(overdue) && after == null) {
      // later pages go on from the one before, whatever has fallen due meanwhile
      query.whereSort(">=", firstNotDue);
    }
    StageName stage = filter.stage();
    if (stage != null) {
      query.keepOnly("stage", stage.name());
    }
    return page(query, limit, after);
  }

  private Page<ClaimSummary> page(IndexQuery query, int limit, @Nullable String after) {
    QueryResponse response = PageQuery.read(dynamoDb, query.request(table, limit, after));
    Map<String, AttributeValue> last = response.lastEvaluatedKey();
    return new Page<>(
        response.items().stream().map(ClaimDocuments::summary).toList(),
        last.isEmpty() ? null : Attributes.require(last, query.index.sortKey()));
  }

  /** A query of one partition of an index, as it is put together. */
  private static final class IndexQuery {

    private final ClaimIndex index;
    private final String partition;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> filters = new ArrayList<>();
    private String keyCondition;
    private boolean forward = true;

    IndexQuery(ClaimIndex index, String partition) {
      this.index = index;
      this.partition = partition;
      keyCondition = index.partitionKey() + " = :partition";
      values.put(":partition", text(partition));
    }

    void whereSort(String comparator, String bound) {
      keyCondition += " AND " + index.sortKey() + " " + comparator + " :bound";
      values.put(":bound", text(bound));
    }

    /** Keeps the claims whose summary says so. */
    void keepOnly(String path, String value) {
      StringBuilder place = new StringBuilder(ClaimItems.SUMMARY);
      for (String name : path.split("\\.", -1)) {
        place.append(".#").append(name);
        names.put("#" + name, name);
      }
      String parameter = ":filter" + filters.size();
      filters.add(place + " = " + parameter);
      values.put(parameter, text(value));
    }

    IndexQuery newestFirst() {
      forward = false;
      return this;
    }

    QueryRequest request(String table, int limit, @Nullable String after) {
      QueryRequest.Builder request =
          QueryRequest.builder()
              .tableName(table)
              .indexName(index.indexName())
              .keyConditionExpression(keyCondition)
              .expressionAttributeValues(values)
              .scanIndexForward(forward)
              .limit(limit);
      if (!filters.isEmpty()) {
        request.filterExpression(String.join(" AND ", filters)).expressionAttributeNames(names);
      }
      if (after != null) {
        Map<String, AttributeValue> start =
            new HashMap<>(Attributes.key(Keys.claim(Keys.claimIdOf(after)), Keys.CLAIM));
        start.put(index.partitionKey(), text(partition));
        start.put(index.sortKey(), text(after));
        request.exclusiveStartKey(start);
      }
      return request.build();
    }
  }
}
