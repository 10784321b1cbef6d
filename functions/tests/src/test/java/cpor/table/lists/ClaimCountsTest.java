package cpor.table.lists;

import static cpor.story.ClaimScenario.MONDAY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import cpor.claim.Turn;
import cpor.table.Table;
import cpor.table.lists.ClaimCounts.Counts;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Counts of partitions that are larger than anybody wants to fill; real ones are in ListsTest. */
class ClaimCountsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "9999, 9999, true",
    "10000, 10000, true",
    "10001, 10000, false",
    "1000000, 10000, false"
  })
  void aPartitionIsCountedExactlyUpToTenThousand(int claims, int number, boolean exact) {
    Counts counts = new Partitions(claims).counts();

    assertThat(counts.stages().get(StageName.SUBMITTED)).isEqualTo(new Count(number, exact));
    assertThat(counts.held()).isEqualTo(new Count(number, exact));
  }

  @Test
  void ofAMillionClaimsNoMoreIsReadThanSaysThatThereAreMoreThanTenThousand() {
    Partitions partitions = new Partitions(1_000_000);

    partitions.counts();

    // the queue's stage, its overdue claims, and the held windows
    assertThat(partitions.read).hasValue(3 * (Count.MOST + 1));
  }

  @Test
  void aSumIsAsInexactAsWhatItAddsUp() {
    assertThat(new Count(6_000, true).plus(new Count(4_000, true)))
        .isEqualTo(new Count(10_000, true));
    assertThat(new Count(6_000, true).plus(new Count(4_001, true)))
        .isEqualTo(new Count(10_000, false));
    assertThat(new Count(10_000, false).plus(new Count(0, true)))
        .isEqualTo(new Count(10_000, false));
    assertThat(new Partitions(10_001).counts().turns().get(Turn.REVIEWER))
        .isEqualTo(new Count(10_000, false));
  }

  /** A table of which every partition has as many items, and a page of a query 4,000 at most. */
  private record Partitions(int items, AtomicInteger read) implements DynamoDbClient {
    private static final int MOST_ON_A_PAGE = 4_000;
    private static final String POSITION = "position";

    Partitions(int items) {
      this(items, new AtomicInteger());
    }

    Counts counts() {
      return new ClaimCounts(new Table(this, "claims"))
          .forReviewers(EnumSet.of(StageName.SUBMITTED), MONDAY);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      int from = request.hasExclusiveStartKey() ? position(request.exclusiveStartKey()) : 0;
      int count = Math.min(items - from, Math.min(request.limit(), MOST_ON_A_PAGE));
      read.addAndGet(count);
      int next = from + count;
      return QueryResponse.builder()
          .count(count)
          .lastEvaluatedKey(
              next < items
                  ? Map.of(POSITION, AttributeValue.fromN(Integer.toString(next)))
                  : Map.of())
          .build();
    }

    private static int position(Map<String, AttributeValue> key) {
      return Integer.parseInt(requireNonNull(key.get(POSITION), POSITION).n());
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
