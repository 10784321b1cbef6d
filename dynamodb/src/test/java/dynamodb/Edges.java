package dynamodb;

import static dynamodb.TestTable.NAME;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Requests at limits and beyond them, and such as are wrong. */
final class Edges {

  private static final int LARGEST_ITEM = 400 * 1024;
  private static final int LARGEST_PAGE = 1024 * 1024;

  private Edges() {}

  /** A request, after some others. */
  record Case(List<DynamoDbRequest> before, DynamoDbRequest request, boolean isRefused) {}

  static Stream<Arguments> all() {
    return Stream.of(
        answered("the largest item", put(sized(LARGEST_ITEM))),
        refused("an item too large by one byte", put(sized(LARGEST_ITEM + 1))),
        refused(
            "an update that makes an item too large",
            update("SET blob = :blob", Map.of(":blob", text("x".repeat(LARGEST_ITEM))))),
        answered("pages end after a megabyte", query(_ -> {}), large(300_000, 5)),
        answered("pages of exactly a megabyte", query(_ -> {}), large(LARGEST_PAGE / 4, 5)),
        answered("pages with less than a megabyte", query(_ -> {}), large(LARGEST_PAGE / 4 - 1, 5)),
        answered(
            "pages end after a megabyte that is counted",
            query(it -> it.select(Select.COUNT)),
            large(300_000, 5)),
        answered("a transaction of a hundred items", transaction(100)),
        refused("a transaction of more", transaction(101)),
        refused("a transaction that writes an item twice", twice()),
        answered("a transaction that comes again with its token", once(1), once(1)),
        refused("a token that was given with other items", once(2), once(1)),
        refused("a batch that writes too much", batchWrite(26)),
        refused("a batch that reads too much", batchGet(101)),
        refused("a batch that reads an item twice", batchGetTwice()),
        refused("a table that is not there", get(it -> it.tableName("elsewhere"))),
        refused("a key of other attributes", get(it -> it.key(Map.of("pk", text("p"))))),
        refused("a name that is reserved", get(it -> it.projectionExpression("sk, status"))),
        refused("a name that is not given", get(it -> it.projectionExpression("#sk"))),
        refused(
            "a name that is not used",
            get(
                it ->
                    it.projectionExpression("sk")
                        .expressionAttributeNames(Map.of("#label", "label")))),
        refused(
            "names for no expression",
            get(it -> it.expressionAttributeNames(Map.of("#label", "label")))),
        refused(
            "an attribute that is asked for twice", get(it -> it.projectionExpression("sk, sk"))),
        refused("a value that is not given", update("SET label = :text", Map.of(":x", text("x")))),
        refused(
            "a value that is not used",
            update("SET label = :text", Map.of(":text", text("t"), ":x", text("x")))),
        refused("values that are empty", update("REMOVE label", Map.of())),
        refused("an update of a key", update("SET sk = :text", Map.of(":text", text("t")))),
        refused(
            "an update of an attribute twice",
            update("SET label = :text REMOVE label", Map.of(":text", text("t")))),
        refused(
            "an update into nothing", update("SET map.text = :text", Map.of(":text", text("t")))),
        refused(
            "an update of an index's key to a number",
            update("SET ownerKey = :one", Map.of(":one", AttributeValue.fromN("1")))),
        refused(
            "an update of an index's key to nothing",
            update("SET ownerKey = :none", Map.of(":none", text("")))),
        refused("an addition to a text", update("ADD label :one", number(":one")), labelled()),
        refused("a consistent query of an index", ofOwner(it -> it.consistentRead(true))),
        refused("an index that is not there", ofOwner(it -> it.indexName("byNobody"))),
        refused(
            "an attribute that an index does not have",
            ofOwner(it -> it.projectionExpression("amount"))),
        refused(
            "a filter of an attribute that an index does not have",
            ofOwner(
                it ->
                    it.filterExpression("amount < :one")
                        .expressionAttributeValues(
                            Map.of(":p", text("p"), ":one", AttributeValue.fromN("1"))))),
        refused(
            "a query of an attribute that is no key",
            query(it -> it.keyConditionExpression("label = :p"))),
        refused("a partition key that is empty", put(Map.of("pk", text(""), "sk", text("s")))),
        refused(
            "a partition key that is too long",
            put(Map.of("pk", text("é".repeat(1025)), "sk", text("s")))),
        answered("the longest sort key", put(Map.of("pk", text("p"), "sk", text("é".repeat(512))))),
        refused(
            "a sort key that is too long",
            put(Map.of("pk", text("p"), "sk", text("é".repeat(513))))));
  }

  private static Arguments answered(
      String what, DynamoDbRequest request, DynamoDbRequest... before) {
    return Arguments.of(what, new Case(List.of(before), request, false));
  }

  private static Arguments refused(
      String what, DynamoDbRequest request, DynamoDbRequest... before) {
    return Arguments.of(what, new Case(List.of(before), request, true));
  }

  private static PutItemRequest put(Map<String, AttributeValue> item) {
    return PutItemRequest.builder().tableName(NAME).item(item).build();
  }

  /** With values of each type, whose sizes have to be known. */
  private static Map<String, AttributeValue> sized(int bytes) {
    Map<String, AttributeValue> item = new HashMap<>(key(0));
    int size = 2 + 1 + 2 + "s0000".length();
    item.put("map", AttributeValue.fromM(Map.of("é", AttributeValue.fromBool(true))));
    size += 3 + 3 + 2 + 1 + 1;
    item.put("list", AttributeValue.fromL(List.of(AttributeValue.fromNul(true), text("ab"))));
    size += 4 + 3 + 1 + 1 + 2 + 1;
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("bytes")));
    size += 5 + 5;
    item.put("blob", text("x".repeat(bytes - size - "blob".length())));
    return item;
  }

  private static PutItemRequest[] large(int bytes, int items) {
    return IntStream.range(0, items)
        .mapToObj(
            i -> {
              Map<String, AttributeValue> item = new HashMap<>(key(i));
              item.put("blob", text("x".repeat(bytes - 10 - "blob".length())));
              return put(item);
            })
        .toArray(PutItemRequest[]::new);
  }

  private static PutItemRequest labelled() {
    Map<String, AttributeValue> item = new HashMap<>(key(0));
    item.put("label", text("label"));
    return put(item);
  }

  private static UpdateItemRequest update(String update, Map<String, AttributeValue> values) {
    return UpdateItemRequest.builder()
        .tableName(NAME)
        .key(key(0))
        .updateExpression(update)
        .expressionAttributeValues(values)
        .build();
  }

  private static Map<String, AttributeValue> number(String name) {
    return Map.of(name, AttributeValue.fromN("1"));
  }

  private static GetItemRequest get(Consumer<GetItemRequest.Builder> with) {
    return GetItemRequest.builder().tableName(NAME).key(key(0)).applyMutation(with).build();
  }

  private static QueryRequest query(Consumer<QueryRequest.Builder> with) {
    return QueryRequest.builder()
        .tableName(NAME)
        .keyConditionExpression("pk = :p")
        .expressionAttributeValues(Map.of(":p", text("p")))
        .applyMutation(with)
        .build();
  }

  private static QueryRequest ofOwner(Consumer<QueryRequest.Builder> with) {
    return query(
        it -> it.indexName("byOwner").keyConditionExpression("ownerKey = :p").applyMutation(with));
  }

  private static TransactWriteItemsRequest transaction(int items) {
    return TransactWriteItemsRequest.builder()
        .transactItems(IntStream.range(0, items).mapToObj(Edges::putting).toList())
        .build();
  }

  private static TransactWriteItemsRequest twice() {
    return TransactWriteItemsRequest.builder().transactItems(putting(0), putting(0)).build();
  }

  /** One that must not be made twice. */
  private static TransactWriteItemsRequest once(int items) {
    return TransactWriteItemsRequest.builder()
        .clientRequestToken("once")
        .transactItems(IntStream.range(0, items).mapToObj(Edges::inserting).toList())
        .build();
  }

  private static TransactWriteItem inserting(int place) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(NAME)
                    .item(key(place))
                    .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private static TransactWriteItem putting(int place) {
    return TransactWriteItem.builder().put(put -> put.tableName(NAME).item(key(place))).build();
  }

  private static BatchWriteItemRequest batchWrite(int items) {
    return BatchWriteItemRequest.builder()
        .requestItems(
            Map.of(
                NAME,
                IntStream.range(0, items)
                    .mapToObj(
                        i -> WriteRequest.builder().putRequest(put -> put.item(key(i))).build())
                    .toList()))
        .build();
  }

  private static BatchGetItemRequest batchGet(int items) {
    return batchGet(IntStream.range(0, items).mapToObj(Edges::key).toList());
  }

  private static BatchGetItemRequest batchGetTwice() {
    return batchGet(List.of(key(0), key(0)));
  }

  private static BatchGetItemRequest batchGet(List<Map<String, AttributeValue>> keys) {
    return BatchGetItemRequest.builder()
        .requestItems(Map.of(NAME, KeysAndAttributes.builder().keys(keys).build()))
        .build();
  }

  private static Map<String, AttributeValue> key(int place) {
    return Map.of("pk", text("p"), "sk", text("s%04d".formatted(place)));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
