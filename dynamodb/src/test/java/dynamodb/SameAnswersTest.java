package dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Whatever is asked, the table in memory answers as DynamoDB Local does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameAnswersTest {

  /** More with {@code -Ddynamodb.operations=100000}, others with {@code -Ddynamodb.seed=1}. */
  private static final int OPERATIONS = Integer.getInteger("dynamodb.operations", 500);

  private static final long SEED = Long.getLong("dynamodb.seed", 17);

  private final RealDynamoDb real = RealDynamoDb.start();

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void toRandomRequests() {
    DynamoDbClient local = real.withTable();
    List<ItemChange> changes = new ArrayList<>();
    InMemoryDynamoDb inMemory = inMemory(changes::addAll);
    RandomRequests requests = new RandomRequests(SEED);
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < OPERATIONS; i++) {
      DynamoDbRequest request = requests.next();
      String expected = Answers.to(request, local);
      assertThat(Answers.to(request, inMemory)).as("%d: %s", i, request).isEqualTo(expected);
      seen.merge(expected.split("[ :]", 2)[0], 1, Integer::sum);
    }
    assertThat(changes).as("changes").hasSizeGreaterThan(OPERATIONS / 5);
    assertThat(changes.stream().map(Answers::told))
        .containsExactlyElementsOf(real.stream().records().stream().map(Answers::told).toList());
    assertThat(seen.get("written")).as("writes").isGreaterThan(OPERATIONS / 5);
    for (String answer : new String[] {"condition", "cancelled", "refused"}) {
      assertThat(seen.get(answer)).as(answer).isGreaterThan(OPERATIONS / 100);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dynamodb.Edges#all")
  void atTheEdges(String what, Edges.Case edge) {
    DynamoDbClient local = real.withTable();
    InMemoryDynamoDb inMemory = inMemory(_ -> {});
    edge.before().forEach(request -> Answers.to(request, local));
    edge.before().forEach(request -> Answers.to(request, inMemory));
    String expected = Answers.to(edge.request(), local);
    assertThat(Answers.to(edge.request(), inMemory)).isEqualTo(expected);
    assertThat(expected.startsWith("refused"))
        .as("%s: %s", what, expected)
        .isEqualTo(edge.isRefused());
  }

  private static InMemoryDynamoDb inMemory(Consumer<List<ItemChange>> stream) {
    InMemoryDynamoDb inMemory = new InMemoryDynamoDb(stream);
    inMemory.createTable(TestTable.request());
    return inMemory;
  }
}
