package cpor.cloud;

import cpor.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/**
 * One DynamoDB Local for all tests of a run; whoever wants to be alone takes a table of its own.
 */
public final class LocalDynamoDb {

  private static final DynamoDbMeter METER = new DynamoDbMeter();
  private static final DynamoDbClient CLIENT = connect(start());
  private static final AtomicInteger TABLES = new AtomicInteger();

  private LocalDynamoDb() {}

  public static DynamoDbClient client() {
    return CLIENT;
  }

  public static DynamoDbMeter meter() {
    return METER;
  }

  /** Makes an empty table. */
  public static Table table() {
    return new Table(CLIENT, newTable());
  }

  /** Makes an empty table, keyed and indexed like the product's, and returns its name. */
  public static String newTable() {
    String name = "claims-" + TABLES.incrementAndGet();
    CLIENT.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Stream.of(
                            "pk",
                            "sk",
                            "orgKey",
                            "orgSort",
                            "stageKey",
                            "deadlineKey",
                            "deadlineSort",
                            "submissionKey",
                            "submissionSort",
                            "customerKey",
                            "customerSort",
                            "wordKey",
                            "wordSort",
                            "firstWord",
                            "secondWord",
                            "reviewWordKey",
                            "reviewerKey",
                            "wakeKey",
                            "wakeSort",
                            "dueKey",
                            "dueSort",
                            "stage",
                            "retainUntil")
                        .map(LocalDynamoDb::attribute)
                        .toList())
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(
                    keysOnly("byOrganisation", "orgKey", "orgSort"),
                    keysOnly("byStage", "stageKey", "orgSort"),
                    keysOnly("byDeadline", "deadlineKey", "deadlineSort"),
                    keysOnly("bySubmission", "submissionKey", "submissionSort"),
                    keysOnly("byCustomer", "customerKey", "customerSort"),
                    index("byWord", "wordKey", "wordSort", "shared"),
                    index("byFirstWord", "wordKey", "firstWord", "firstShared"),
                    index("bySecondWord", "wordKey", "secondWord", "secondShared"),
                    index("byReviewWord", "reviewWordKey", "wordSort", "shared"),
                    index("byFirstReviewWord", "reviewWordKey", "firstWord", "firstShared"),
                    index("bySecondReviewWord", "reviewWordKey", "secondWord", "secondShared"),
                    keysOnly("byReviewer", "reviewerKey", "dueSort"),
                    index(
                        "byWake",
                        "wakeKey",
                        "wakeSort",
                        "stage",
                        "stageSequence",
                        "lifecycle",
                        "wakeAt",
                        "window",
                        "submittedAt"),
                    index("byDue", "dueKey", "dueSort", "summary"),
                    keysOnly("byRetention", "stage", "retainUntil")));
    return name;
  }

  private static URI start() {
    int port = freePort();
    try {
      ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-port", String.valueOf(port), "-disableTelemetry"})
          .start();
    } catch (Exception notStarted) {
      throw new IllegalStateException(notStarted);
    }
    return URI.create("http://127.0.0.1:" + port);
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static DynamoDbClient connect(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.addExecutionInterceptor(METER))
        .build();
  }

  private static GlobalSecondaryIndex keysOnly(String name, String partition, String sort) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(partition, sort))
        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, String... included) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(partition, sort))
        .projection(
            projection ->
                projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(included))
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
