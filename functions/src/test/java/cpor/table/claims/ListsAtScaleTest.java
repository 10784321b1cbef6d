package cpor.table.claims;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.details;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimEvent;
import cpor.claim.Evolution;
import cpor.claim.RecordedEvent;
import cpor.cloud.LocalDynamoDb;
import cpor.table.Page;
import cpor.table.Table;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** One organisation has very many claims, among those of others. */
class ListsAtScaleTest {

  /** A hundred pages, and more with {@code -Dclaims.at.scale=10000}. */
  private static final int CLAIMS = Integer.getInteger("claims.at.scale", 1_000);

  private static final int OTHERS = CLAIMS / 10;
  private static final int MOST_ON_A_PAGE = 10;
  private static final int MOST_IN_A_BATCH = 25;

  private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
  private final String table = LocalDynamoDb.newTable();
  private final ClaimItems items = new ClaimItems(Period.ofYears(7));

  @Test
  void aWalkIsOneQueryAPageAndShowsEachUntouchedClaimOnceWhileOthersAreWritten() {
    fill("org-17", CLAIMS);
    fill("org-18", OTHERS);
    AtomicInteger queries = new AtomicInteger();
    ClaimLists lists = new ClaimLists(new Table(new CountingQueries(dynamoDb, queries), table));
    Map<String, Integer> seen = new HashMap<>();
    Set<String> touched = new HashSet<>();

    int pages = 0;
    String next = null;
    do {
      Page<ClaimSummary> page =
          lists.ofOrganisation("org-17", new ClaimFilter(null, null, null), MOST_ON_A_PAGE, next);
      page.items().forEach(claim -> seen.merge(claim.id(), 1, Integer::sum));
      assertThat(page.items()).extracting(ClaimSummary::organisation).containsOnly("org-17");
      touched.addAll(touchOneAndFileOne(pages++));
      next = page.next();
    } while (next != null);

    assertThat(queries).hasValue(pages);
    for (String id : IntStream.range(0, CLAIMS).mapToObj(i -> id("org-17", i)).toList()) {
      if (!touched.contains(id)) {
        assertThat(seen.getOrDefault(id, 0)).as(id).isEqualTo(1);
      }
    }
  }

  /** Another user changes a claim, which moves it to the list's head, and files a new one. */
  private List<String> touchOneAndFileOne(int page) {
    int number = (page * 7919) % CLAIMS;
    Instant later = MONDAY.plusSeconds(CLAIMS + page);
    String filed = "filed-" + page;
    dynamoDb.putItem(put -> put.tableName(table).item(item("org-17", id("org-17", number), later)));
    dynamoDb.putItem(put -> put.tableName(table).item(item("org-17", filed, later)));
    return List.of(id("org-17", number), filed);
  }

  private void fill(String organisation, int claims) {
    List<WriteRequest> batch = new ArrayList<>();
    for (int i = 0; i < claims; i++) {
      Map<String, AttributeValue> item =
          item(organisation, id(organisation, i), MONDAY.plusSeconds(i / 3));
      batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
      if (batch.size() == MOST_IN_A_BATCH || i == claims - 1) {
        List<WriteRequest> full = List.copyOf(batch);
        dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(table, full)));
        batch.clear();
      }
    }
  }

  private Map<String, AttributeValue> item(String organisation, String id, Instant updatedAt) {
    Claim claim =
        Evolution.begin(
            new RecordedEvent(
                1,
                updatedAt,
                Actor.partner("user-1", null),
                new ClaimEvent.ClaimCreated(id, organisation, "Adatum Zrt.", details().build())));
    return items.claim(claim).attributes();
  }

  private static String id(String organisation, int number) {
    return organisation + "-" + number;
  }
}
