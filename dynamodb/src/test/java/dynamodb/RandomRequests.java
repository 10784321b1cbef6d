package dynamodb;

import static dynamodb.TestTable.NAME;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Requests about few items, so that they meet; most are right, and some are not. */
final class RandomRequests {

  private static final List<String> PARTITIONS = List.of("p", "q");
  private static final int ITEMS = 6;

  private static final List<String> CONDITIONS =
      List.of(
          "attribute_exists(pk)",
          "attribute_not_exists(pk)",
          "attribute_not_exists(pk) OR amount <= :number",
          "attribute_exists(pk) AND attribute_not_exists(label) AND (attribute_not_exists(amount)"
              + " OR amount <= :number)",
          "amount = :number AND attribute_exists(label)",
          "amount < :number OR amount > :number",
          "amount >= :number",
          "label = :text",
          "label > :text AND begins_with(dueSort, :prefix)",
          "document.counters.events = :number",
          "attribute_exists(document.counters)",
          ":number < amount");

  private static final List<String> UPDATES =
      List.of(
          "SET label = :text",
          "SET label = if_not_exists(label, :text) ADD amount :number",
          "SET amount = :number REMOVE label, dueKey",
          "SET document.counters.events = :number, amount = :number",
          "SET changedSort = :text, ownerKey = :text",
          "ADD document.counters.events :number",
          "ADD amount :number REMOVE dueSort",
          "REMOVE ownerKey, stageKey, changedSort",
          "SET amount = if_not_exists(amount, :number), label = :text");

  private final Random random;

  RandomRequests(long seed) {
    random = new Random(seed);
  }

  DynamoDbRequest next() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> put();
      case 3, 4 -> update();
      case 5 -> delete();
      case 6 -> get();
      case 7 -> batchGet();
      case 8, 9 -> transaction();
      case 10 -> batchWrite();
      case 11 -> scan();
      default -> query();
    };
  }

  private PutItemRequest put() {
    Map<String, AttributeValue> item = item(oneOf(PARTITIONS), random.nextInt(ITEMS));
    if (random.nextInt(30) == 0) {
      item.put(random.nextBoolean() ? "pk" : "sk", number());
    }
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(NAME).item(item);
    String condition = perhaps(CONDITIONS);
    if (condition != null) {
      put.conditionExpression(condition)
          .returnValuesOnConditionCheckFailure(failure())
          .expressionAttributeValues(values(condition));
    }
    return put.build();
  }

  private UpdateItemRequest update() {
    String update = oneOf(UPDATES);
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder().tableName(NAME).key(key()).updateExpression(update);
    String condition = perhaps(CONDITIONS);
    if (condition != null) {
      request.conditionExpression(condition).returnValuesOnConditionCheckFailure(failure());
    }
    return request.expressionAttributeValues(values(update + " " + condition)).build();
  }

  private DeleteItemRequest delete() {
    DeleteItemRequest.Builder delete = DeleteItemRequest.builder().tableName(NAME).key(key());
    if (random.nextBoolean()) {
      String condition = oneOf(CONDITIONS);
      delete.conditionExpression(condition).expressionAttributeValues(values(condition));
    }
    return delete.build();
  }

  private GetItemRequest get() {
    GetItemRequest.Builder get =
        GetItemRequest.builder().tableName(NAME).key(key()).consistentRead(true);
    if (random.nextBoolean()) {
      get.projectionExpression("pk, #label, amount")
          .expressionAttributeNames(Map.of("#label", "label"));
    }
    return get.build();
  }

  private BatchGetItemRequest batchGet() {
    KeysAndAttributes.Builder keys =
        KeysAndAttributes.builder()
            .keys(IntStream.range(0, 3).mapToObj(i -> key("p", i)).toList())
            .consistentRead(true);
    if (random.nextBoolean()) {
      keys.projectionExpression("sk, document");
    }
    return BatchGetItemRequest.builder().requestItems(Map.of(NAME, keys.build())).build();
  }

  private BatchWriteItemRequest batchWrite() {
    WriteRequest put = WriteRequest.builder().putRequest(it -> it.item(item("p", 0))).build();
    WriteRequest delete = WriteRequest.builder().deleteRequest(it -> it.key(key())).build();
    return BatchWriteItemRequest.builder().requestItems(Map.of(NAME, List.of(put, delete))).build();
  }

  private TransactWriteItemsRequest transaction() {
    List<TransactWriteItem> writes = new ArrayList<>();
    int first = random.nextInt(ITEMS);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      writes.add(write("p", (first + i) % ITEMS));
    }
    return TransactWriteItemsRequest.builder().transactItems(writes).build();
  }

  private TransactWriteItem write(String partition, int place) {
    String update = oneOf(UPDATES);
    // into a document that is not there writes no transaction of DynamoDB Local as AWS does
    String condition =
        update.contains("document") ? "attribute_exists(document.counters)" : oneOf(CONDITIONS);
    ReturnValuesOnConditionCheckFailure failure = failure();
    TransactWriteItem.Builder write = TransactWriteItem.builder();
    return switch (random.nextInt(5)) {
      case 0 ->
          write
              .put(
                  put ->
                      put.tableName(NAME)
                          .item(item(partition, place))
                          .conditionExpression(condition)
                          .expressionAttributeValues(values(condition))
                          .returnValuesOnConditionCheckFailure(failure))
              .build();
      case 1 -> write.put(put -> put.tableName(NAME).item(item(partition, place))).build();
      case 2 ->
          write
              .update(
                  it ->
                      it.tableName(NAME)
                          .key(key(partition, place))
                          .updateExpression(update)
                          .conditionExpression(condition)
                          .expressionAttributeValues(values(update + " " + condition))
                          .returnValuesOnConditionCheckFailure(failure))
              .build();
      case 3 ->
          write
              .conditionCheck(
                  it ->
                      it.tableName(NAME)
                          .key(key(partition, place))
                          .conditionExpression(condition)
                          .expressionAttributeValues(values(condition)))
              .build();
      default -> write.delete(delete -> delete.tableName(NAME).key(key(partition, place))).build();
    };
  }

  private QueryRequest query() {
    GlobalSecondaryIndex index = random.nextInt(4) == 0 ? null : oneOf(TestTable.INDEXES);
    String partition = index == null ? "pk" : name(index, 0);
    String sort = index == null ? "sk" : name(index, 1);
    QueryRequest.Builder query =
        QueryRequest.builder().tableName(NAME).scanIndexForward(random.nextBoolean());
    if (index == null) {
      query.consistentRead(random.nextBoolean());
    } else {
      query.indexName(index.indexName());
    }
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":partition", text(index == null ? oneOf(PARTITIONS) : partitionOf(partition)));
    String condition = partition + " = :partition" + sortCondition(sort, values);
    if (random.nextInt(3) == 0) {
      query.filterExpression("#filtered < :below");
      query.expressionAttributeNames(Map.of("#filtered", "amount"));
      values.put(":below", number());
    }
    if (random.nextBoolean()) {
      query.limit(1 + random.nextInt(4));
    }
    if (random.nextInt(3) == 0) {
      query.exclusiveStartKey(start(index, values.get(":partition")));
    }
    if (random.nextInt(4) == 0) {
      query.projectionExpression("sk, " + sort.replace("sk", "pk"));
    } else if (random.nextInt(4) == 0) {
      query.select(Select.COUNT);
    }
    return query.keyConditionExpression(condition).expressionAttributeValues(values).build();
  }

  private String sortCondition(String sort, Map<String, AttributeValue> values) {
    String first = sortOf(sort, random.nextInt(ITEMS));
    return switch (random.nextInt(6)) {
      case 0 -> {
        values.put(":prefix", text(first.substring(0, first.offsetByCodePoints(0, 1))));
        yield " AND begins_with(" + sort + ", :prefix)";
      }
      case 1 -> {
        values.put(":first", text(first));
        values.put(":last", text(sortOf(sort, random.nextInt(ITEMS))));
        yield " AND " + sort + " BETWEEN :first AND :last";
      }
      case 2, 3 -> {
        values.put(":bound", text(first));
        yield " AND " + sort + " " + oneOf(List.of("<", "<=", ">", ">=", "=")) + " :bound";
      }
      default -> "";
    };
  }

  /** Where a page may begin: at an item or between two, and now and then where none may. */
  private Map<String, AttributeValue> start(
      @Nullable GlobalSecondaryIndex index, AttributeValue partition) {
    int place = random.nextInt(ITEMS);
    String of = index == null ? partition.s() : oneOf(PARTITIONS);
    Map<String, AttributeValue> start = new HashMap<>(key(of, place));
    if (index != null) {
      start.put(name(index, 0), partition);
      start.put(name(index, 1), text(sortOf(name(index, 1), place)));
    }
    switch (random.nextInt(12)) {
      case 0 -> start.put("pk", text("elsewhere"));
      case 1 -> start.remove("sk");
      case 2 -> start.put("more", text("x"));
      case 3 -> start.put(index == null ? "pk" : name(index, 0), text("elsewhere"));
      case 4 -> start.put("sk", number());
      default -> {}
    }
    return start;
  }

  private ScanRequest scan() {
    ScanRequest.Builder scan = ScanRequest.builder().tableName(NAME);
    if (random.nextBoolean()) {
      scan.indexName(oneOf(TestTable.INDEXES).indexName());
    } else if (random.nextBoolean()) {
      scan.filterExpression("amount < :number")
          .expressionAttributeValues(Map.of(":number", number()));
    }
    return scan.build();
  }

  /** Places in an index differ, for the order of equal ones is not known. */
  private Map<String, AttributeValue> item(String partition, int place) {
    Map<String, AttributeValue> item = new HashMap<>(key(partition, place));
    perhapsPut(item, "amount", number());
    perhapsPut(item, "label", text(label()));
    perhapsPut(
        item,
        "document",
        AttributeValue.fromM(
            Map.of(
                "counters", AttributeValue.fromM(Map.of("events", AttributeValue.fromN("1.5"))),
                "list", AttributeValue.fromL(List.of(text("é"), AttributeValue.fromBool(true))))));
    perhapsPut(item, "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")));
    for (GlobalSecondaryIndex index : TestTable.INDEXES) {
      if (random.nextInt(4) > 0) {
        String key = name(index, 0);
        String sort = name(index, 1);
        item.put(key, text(partitionOf(key)));
        item.put(sort, text(sortOf(sort, place) + partition));
      }
    }
    switch (random.nextInt(60)) {
      case 0 -> item.put("ownerKey", number());
      case 1 -> item.put("dueSort", text(""));
      case 2 -> item.remove("sk");
      case 3 -> item.put("sk", text(""));
      default -> {}
    }
    return item;
  }

  private String partitionOf(String attribute) {
    return attribute.equals("label") ? label() : attribute + "-" + random.nextInt(2);
  }

  private String label() {
    return "label-" + random.nextInt(2);
  }

  /** Beyond ASCII, too, and beyond what UTF-16 sorts as UTF-8 does. */
  private static String sortOf(String attribute, int place) {
    String[] sorts = {"a#1", "a#2", "b", "é", "\uFF5E", "😀"};
    return attribute.equals("sk") ? sorts[place] : sorts[(place * 5 + attribute.length()) % ITEMS];
  }

  private @Nullable Map<String, AttributeValue> values(String expressions) {
    Map<String, AttributeValue> values = new HashMap<>();
    if (expressions.contains(":number")) {
      values.put(":number", number());
    }
    if (expressions.contains(":text")) {
      values.put(":text", text(label()));
    }
    if (expressions.contains(":prefix")) {
      values.put(":prefix", text("a"));
    }
    return values.isEmpty() ? null : values;
  }

  private Map<String, AttributeValue> key() {
    return key(oneOf(PARTITIONS), random.nextInt(ITEMS));
  }

  private static Map<String, AttributeValue> key(String partition, int place) {
    return Map.of("pk", text(partition), "sk", text(sortOf("sk", place)));
  }

  private void perhapsPut(Map<String, AttributeValue> item, String name, AttributeValue value) {
    if (random.nextBoolean()) {
      item.put(name, value);
    }
  }

  private <T> T oneOf(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  private @Nullable String perhaps(List<String> several) {
    return random.nextBoolean() ? oneOf(several) : null;
  }

  private @Nullable ReturnValuesOnConditionCheckFailure failure() {
    return random.nextBoolean() ? ReturnValuesOnConditionCheckFailure.ALL_OLD : null;
  }

  private static String name(GlobalSecondaryIndex index, int key) {
    KeySchemaElement element = index.keySchema().get(key);
    return element.attributeName();
  }

  private AttributeValue number() {
    return AttributeValue.fromN(Integer.toString(random.nextInt(4)));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
