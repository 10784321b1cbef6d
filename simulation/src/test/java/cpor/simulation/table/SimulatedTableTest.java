package cpor.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.simulation.cloud.Deployed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** The same random operations give the same answers here and on DynamoDB Local. */
class SimulatedTableTest {

  private static final int OPERATIONS = 800;
  private static final JsonNode TABLE = Deployed.of(Path.of(".."), Map.of()).createTable();
  private static final String NAME = TABLE.path("TableName").asText();
  private static final String[] CONDITIONS = {
    "attribute_exists(pk)",
    "attribute_not_exists(pk)",
    "attribute_not_exists(pk) OR amount <= :number",
    "attribute_exists(pk) AND attribute_not_exists(stage) AND (attribute_not_exists(amount) OR"
        + " amount <= :number)",
    "amount = :number AND attribute_exists(stage)",
    "amount < :number OR amount > :number",
    "amount >= :number"
  };
  private static final String[] UPDATES = {
    "SET stage = :text",
    "SET stage = if_not_exists(stage, :text) ADD amount :number",
    "SET amount = :number REMOVE stage, wakeKey",
    "ADD amount :number REMOVE dueSort",
    "SET amount = if_not_exists(amount, :number), stage = :text"
  };

  private final Random random = new Random(17);

  @Test
  void answersAsDynamoDbLocalDoes() throws Exception {
    int port = freePort();
    DynamoDBProxyServer server =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-port", String.valueOf(port), "-disableTelemetry"});
    server.start();
    try (DynamoDbClient local = client(port)) {
      createTable(port);
      SimulatedTable simulated = new SimulatedTable(TABLE, _ -> {});
      int refused = 0;
      for (int i = 0; i < OPERATIONS; i++) {
        String operation = operation(local, simulated);
        refused += operation.contains("ConditionalCheckFailed") ? 1 : 0;
      }
      assertThat(refused)
          .as("conditions that did not hold")
          .isBetween(OPERATIONS / 10, OPERATIONS / 2);
    } finally {
      server.stop();
    }
  }

  /** Does the same to both, and returns what both answered. */
  private String operation(DynamoDbClient local, SimulatedTable simulated) {
    return switch (random.nextInt(9)) {
      case 0 -> {
        PutItemRequest put = PutItemRequest.builder().tableName(NAME).item(item()).build();
        yield same(() -> local.putItem(put), () -> simulated.putItem(put));
      }
      case 1 -> {
        PutItemRequest put =
            PutItemRequest.builder()
                .tableName(NAME)
                .item(item())
                .conditionExpression(CONDITIONS[2])
                .expressionAttributeValues(Map.of(":number", number()))
                .build();
        yield same(() -> local.putItem(put), () -> simulated.putItem(put));
      }
      case 2 -> {
        UpdateItemRequest update = update();
        yield same(() -> local.updateItem(update), () -> simulated.updateItem(update));
      }
      case 3 -> {
        if (random.nextInt(4) > 0) {
          yield "";
        }
        DeleteItemRequest delete = DeleteItemRequest.builder().tableName(NAME).key(key()).build();
        yield same(() -> local.deleteItem(delete), () -> simulated.deleteItem(delete));
      }
      case 4 -> {
        GetItemRequest get =
            GetItemRequest.builder()
                .tableName(NAME)
                .key(key())
                .consistentRead(true)
                .projectionExpression("pk, #stage, amount")
                .expressionAttributeNames(Map.of("#stage", "stage"))
                .build();
        yield same(
            () -> sorted(local.getItem(get).item()), () -> sorted(simulated.getItem(get).item()));
      }
      case 5 -> {
        BatchGetItemRequest get =
            BatchGetItemRequest.builder()
                .requestItems(
                    Map.of(
                        NAME,
                        KeysAndAttributes.builder()
                            .keys(Stream.of(0, 1, 2).map(i -> key("p", i)).toList())
                            .build()))
                .build();
        yield same(
            () -> texts(local.batchGetItem(get).responses().getOrDefault(NAME, List.of())),
            () -> texts(simulated.batchGetItem(get).responses().getOrDefault(NAME, List.of())));
      }
      case 6 -> {
        TransactWriteItemsRequest write = transaction();
        yield same(
            () -> local.transactWriteItems(write), () -> simulated.transactWriteItems(write));
      }
      default -> {
        QueryRequest query = query();
        yield same(() -> pageOf(local.query(query)), () -> pageOf(simulated.query(query, 0)));
      }
    };
  }

  private static String same(Supplier<Object> local, Supplier<Object> simulated) {
    String expected = answer(local);
    assertThat(answer(simulated)).isEqualTo(expected);
    return expected;
  }

  private static String answer(Supplier<Object> call) {
    try {
      Object answer = call.get();
      return answer instanceof String text ? text : "done";
    } catch (TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream()
          .map(reason -> reason.code() + (reason.hasItem() ? sorted(reason.item()) : ""))
          .toList()
          .toString();
    } catch (DynamoDbException refused) {
      return refused.getClass().getSimpleName();
    }
  }

  private static String pageOf(QueryResponse page) {
    return page.items().stream().map(SimulatedTableTest::sorted).toList()
        + " then "
        + (page.hasLastEvaluatedKey() ? sorted(page.lastEvaluatedKey()) : "nothing");
  }

  private static String texts(List<Map<String, AttributeValue>> items) {
    return items.stream().map(SimulatedTableTest::sorted).sorted().toList().toString();
  }

  private static String sorted(Map<String, AttributeValue> item) {
    return new TreeMap<>(item).toString();
  }

  private UpdateItemRequest update() {
    String update = UPDATES[random.nextInt(UPDATES.length)];
    String condition = CONDITIONS[random.nextInt(CONDITIONS.length)];
    return UpdateItemRequest.builder()
        .tableName(NAME)
        .key(key())
        .updateExpression(update)
        .conditionExpression(condition)
        .expressionAttributeValues(values(update + condition))
        .build();
  }

  private TransactWriteItemsRequest transaction() {
    String update = UPDATES[random.nextInt(UPDATES.length)];
    String[] conditions =
        IntStream.range(0, 3)
            .mapToObj(_ -> CONDITIONS[random.nextInt(CONDITIONS.length)])
            .toArray(String[]::new);
    return TransactWriteItemsRequest.builder()
        .transactItems(
            TransactWriteItem.builder()
                .put(
                    put ->
                        put.tableName(NAME)
                            .item(item("p", 0))
                            .conditionExpression(CONDITIONS[2])
                            .expressionAttributeValues(Map.of(":number", number()))
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build(),
            TransactWriteItem.builder()
                .update(
                    it ->
                        it.tableName(NAME)
                            .key(key("p", 1))
                            .updateExpression(update)
                            .conditionExpression(conditions[1])
                            .expressionAttributeValues(values(update + conditions[1])))
                .build(),
            TransactWriteItem.builder()
                .conditionCheck(
                    check ->
                        check
                            .tableName(NAME)
                            .key(key("p", 2))
                            .conditionExpression("attribute_not_exists(amount)"))
                .build())
        .build();
  }

  private QueryRequest query() {
    QueryRequest.Builder query =
        QueryRequest.builder().tableName(NAME).scanIndexForward(random.nextBoolean());
    Map<String, AttributeValue> values = new HashMap<>();
    String sort = "sk";
    if (random.nextBoolean()) {
      sort = "wakeSort";
      query.indexName("byWake");
      values.put(":partition", text("OPEN"));
      query.projectionExpression("pk, sk, stage");
    } else {
      values.put(":partition", text("p"));
    }
    String condition = (sort.equals("sk") ? "pk" : "wakeKey") + " = :partition";
    switch (random.nextInt(4)) {
      case 0 -> {
        condition += " AND begins_with(" + sort + ", :prefix)";
        values.put(":prefix", text("s#"));
      }
      case 1 -> {
        condition += " AND " + sort + " BETWEEN :first AND :last";
        values.put(":first", text("s#1"));
        values.put(":last", text("s#3"));
      }
      case 2 -> {
        condition += " AND " + sort + " > :bound";
        values.put(":bound", text("s#1"));
      }
      default -> {
        query.limit(1 + random.nextInt(3));
        if (sort.equals("sk") && random.nextBoolean()) {
          query.exclusiveStartKey(key("p", random.nextInt(5)));
        }
      }
    }
    if (random.nextBoolean()) {
      query
          .filterExpression("#stage = :wanted")
          .expressionAttributeNames(Map.of("#stage", "stage"));
      values.put(":wanted", text("stage-1"));
    }
    return query.keyConditionExpression(condition).expressionAttributeValues(values).build();
  }

  private Map<String, AttributeValue> values(String expressions) {
    Map<String, AttributeValue> values = new HashMap<>();
    if (expressions.contains(":number")) {
      values.put(":number", number());
    }
    if (expressions.contains(":text")) {
      values.put(":text", text("stage-" + random.nextInt(3)));
    }
    return values.isEmpty() ? Map.of() : values;
  }

  private Map<String, AttributeValue> item() {
    return item("p", random.nextInt(5));
  }

  /** Places in the index are unique, for equal ones have no order. */
  private Map<String, AttributeValue> item(String partition, int sort) {
    Map<String, AttributeValue> item = new HashMap<>(key(partition, sort));
    if (random.nextBoolean()) {
      item.put("amount", number());
    }
    if (random.nextBoolean()) {
      item.put("stage", text("stage-" + random.nextInt(3)));
    }
    if (random.nextInt(4) > 0) {
      item.put("wakeKey", text("OPEN"));
      item.put("wakeSort", text("s#" + (sort + 2) % 5));
    }
    return item;
  }

  private Map<String, AttributeValue> key() {
    return key("p", random.nextInt(5));
  }

  private static Map<String, AttributeValue> key(String partition, int sort) {
    return Map.of("pk", text(partition), "sk", text("s#" + sort));
  }

  private AttributeValue number() {
    return AttributeValue.fromN(Integer.toString(random.nextInt(4)));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static void createTable(int port) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
              .header("x-amz-target", "DynamoDB_20120810.CreateTable")
              .header("content-type", "application/x-amz-json-1.0")
              .header(
                  "authorization",
                  "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request,"
                      + " SignedHeaders=host, Signature=none")
              .POST(HttpRequest.BodyPublishers.ofString(TABLE.toString()))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
