package cpor.benchmarks.firstanswer;

import static java.util.Objects.requireNonNull;

import cpor.json.OwnJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table as one call hears of it, without a client of the SDK between. */
final class CannedTable implements DynamoDbClient {

  /** The variable of the JVM that says what it answers, as JSON. */
  static final String ANSWERS = "first.answer.table";

  private final Map<String, Object> answers;

  private CannedTable(Map<String, Object> answers) {
    this.answers = answers;
  }

  /** As the JVM was told. */
  static CannedTable told() {
    return new CannedTable(
        OwnJson.TREES.fromJsonObject(requireNonNull(System.getProperty(ANSWERS), ANSWERS)));
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Object item = next("GetItem").get("Item");
    GetItemResponse.Builder answer = GetItemResponse.builder();
    return (item == null ? answer : answer.item(values(item))).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map<String, List<Map<String, AttributeValue>>> items = new LinkedHashMap<>();
    if (next("BatchGetItem").get("Responses") instanceof Map<?, ?> tables) {
      tables.forEach((table, found) -> items.put((String) table, all(found)));
    }
    return BatchGetItemResponse.builder().responses(items).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Object items = next("Query").get("Items");
    return QueryResponse.builder().items(items == null ? List.of() : all(items)).build();
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return TransactWriteItemsResponse.builder().build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return UpdateItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return DeleteItemResponse.builder().build();
  }

  /** After the last, an empty object. */
  private Map<?, ?> next(String operation) {
    List<?> left = (List<?>) answers.get(operation);
    if (left == null || left.isEmpty()) {
      return Map.of();
    }
    answers.put(operation, left.subList(1, left.size()));
    return OwnJson.TREES.fromJsonObject((String) left.getFirst());
  }

  private static List<Map<String, AttributeValue>> all(Object items) {
    List<Map<String, AttributeValue>> all = new ArrayList<>();
    for (Object item : (List<?>) items) {
      all.add(values(item));
    }
    return all;
  }

  private static Map<String, AttributeValue> values(Object members) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : ((Map<?, ?>) members).entrySet()) {
      values.put((String) member.getKey(), value((Map<?, ?>) member.getValue()));
    }
    return values;
  }

  private static AttributeValue value(Map<?, ?> written) {
    Map.Entry<?, ?> only = written.entrySet().iterator().next();
    Object content = only.getValue();
    return switch ((String) only.getKey()) {
      case "S" -> AttributeValue.fromS((String) content);
      case "N" -> AttributeValue.fromN((String) content);
      case "BOOL" -> AttributeValue.fromBool((Boolean) content);
      case "M" -> AttributeValue.fromM(values(content));
      case "L" -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (Object element : (List<?>) content) {
          elements.add(value((Map<?, ?>) element));
        }
        yield AttributeValue.fromL(elements);
      }
      case String type -> throw new IllegalArgumentException("not written by us: " + type);
    };
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {
    // nothing is open
  }
}
