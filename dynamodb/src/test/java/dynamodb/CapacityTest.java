package dynamodb;

import static dynamodb.TestTable.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What requests consume is what AWS documents and what was measured there, which {@link Capacity}
 * names; DynamoDB Local rounds a transaction's sum instead.
 */
class CapacityTest {

  private static final int KILOBYTE = 1024;

  private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb();

  @BeforeEach
  void createTable() {
    dynamoDb.createTable(TestTable.request());
  }

  @Test
  void aReadCountsFourKilobytesHalfIfItNeedNotBeConsistent() {
    put(item(1, 4 * KILOBYTE + 1));

    assertThat(read(1, true)).isEqualTo(2);
    assertThat(read(1, false)).isEqualTo(1);
    assertThat(read(2, true)).as("of nothing").isEqualTo(1);
    assertThat(read(2, false)).as("of nothing").isEqualTo(0.5);
  }

  @Test
  void aBatchRoundsEachItemAndAQueryItsSum() {
    put(item(1, KILOBYTE));
    put(item(2, KILOBYTE));

    double batch =
        dynamoDb
            .batchGetItem(
                it ->
                    it.requestItems(
                            Map.of(
                                NAME,
                                KeysAndAttributes.builder()
                                    .keys(List.of(key(1), key(2), key(3)))
                                    .consistentRead(true)
                                    .build()))
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity()
            .getFirst()
            .capacityUnits();
    double query =
        dynamoDb
            .query(
                it ->
                    it.tableName(NAME)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", text("p")))
                        .consistentRead(true)
                        .returnConsumedCapacity(TOTAL))
            .consumedCapacity()
            .capacityUnits();

    assertThat(batch).isEqualTo(3);
    assertThat(query).isEqualTo(1);
  }

  @Test
  void aWriteCountsTheLargerOfWhatStoodThereAndWhatStandsThere() {
    assertThat(put(item(1, KILOBYTE + 1))).isEqualTo(2);
    assertThat(put(item(1, 10))).isEqualTo(2);
    assertThat(put(item(1, 10))).isEqualTo(1);
  }

  @Test
  void anIndexCountsWhatChangesInIt() {
    assertThat(put(owned("a", "1"))).as("into the index").isEqualTo(2);
    assertThat(put(with(owned("a", "1"), "amount", AttributeValue.fromN("1"))))
        .as("not what it has of the item")
        .isEqualTo(1);
    assertThat(put(owned("b", "1"))).as("out of one place and into another").isEqualTo(3);
    assertThat(put(item(1, 10))).as("out of the index").isEqualTo(2);
  }

  @Test
  void anIndexWithMoreThanKeysCountsTheLargerOfBoth() {
    put(with(worded("a"), "kind", text("x")));

    assertThat(put(with(worded("a"), "amount", AttributeValue.fromN("1"))))
        .as("in its place")
        .isEqualTo(2);
  }

  @Test
  void aTransactionRoundsEachItemAndDoublesItButNotWhatIndexesHear() {
    put(item(3, 2 * KILOBYTE + 1));

    assertThat(transact(putting(item(1, 10)), putting(item(2, 10)))).isEqualTo(4);
    assertThat(transact(putting(item(1, KILOBYTE + 1)))).isEqualTo(4);
    assertThat(transact(putting(owned("a", "1")))).as("with an index").isEqualTo(2 * 2 + 1);
    assertThat(transact(checking(3))).as("a check, by what stands there").isEqualTo(6);
    assertThat(transact(checking(4))).as("a check of nothing").isEqualTo(2);
  }

  private double put(Map<String, AttributeValue> item) {
    return dynamoDb
        .putItem(put -> put.tableName(NAME).item(item).returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private double read(int place, boolean consistent) {
    return dynamoDb
        .getItem(
            get ->
                get.tableName(NAME)
                    .key(key(place))
                    .consistentRead(consistent)
                    .returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private double transact(TransactWriteItem... writes) {
    return dynamoDb
        .transactWriteItems(it -> it.transactItems(writes).returnConsumedCapacity(TOTAL))
        .consumedCapacity()
        .getFirst()
        .capacityUnits();
  }

  private static TransactWriteItem putting(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(NAME).item(item)).build();
  }

  private static TransactWriteItem checking(int place) {
    String any = "attribute_exists(pk) OR attribute_not_exists(pk)";
    return TransactWriteItem.builder()
        .conditionCheck(it -> it.tableName(NAME).key(key(place)).conditionExpression(any))
        .build();
  }

  private static Map<String, AttributeValue> owned(String owner, String changed) {
    return with(with(item(1, 10), "ownerKey", text(owner)), "changedSort", text(changed));
  }

  private static Map<String, AttributeValue> worded(String word) {
    return with(with(item(1, 10), "wordKey", text(word)), "wordSort", text("1"));
  }

  private static Map<String, AttributeValue> item(int place, int bytes) {
    int rest = Math.max(1, bytes - "pkpsks1blob".length());
    return with(key(place), "blob", text("x".repeat(rest)));
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> more = new HashMap<>(item);
    more.put(name, value);
    return more;
  }

  private static Map<String, AttributeValue> key(int place) {
    return Map.of("pk", text("p"), "sk", text("s" + place));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
