package cpor.benchmarks.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.benchmarks.Quartiles;
import cpor.benchmarks.cloud.BenchmarkCloud;
import cpor.benchmarks.cloud.Lives;
import cpor.benchmarks.commands.Command;
import cpor.benchmarks.commands.Function;
import cpor.benchmarks.commands.Meter;
import cpor.claim.Claim;
import cpor.table.Keys;
import cpor.table.Table;
import dynamodb.InMemoryDynamoDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What a command asks of the table, and takes of CPU and memory, the longer its claim has lived and
 * the more claims its organisation has. The table is the one in memory, which counts units as AWS
 * does; what CPU and memory it takes itself is in the numbers, and is the same in each row if it
 * has as much to do.
 */
public final class GrowthBenchmark {

  private static final int[] EVENTS = {0, 50, 500, 5_000};
  private static final int[] CLAIMS = {10, 1_000, 10_000, 100_000};
  private static final int ROUNDS = 25;
  private static final int IN_A_ROUND = 20;

  private final BenchmarkCloud cloud;
  private final CountedTable counted;
  private final Lives lives;
  private int numbers;

  private GrowthBenchmark(BenchmarkCloud cloud) {
    this.counted = new CountedTable(cloud.dynamoDb());
    this.cloud = cloud;
    this.lives = new Lives(cloud);
  }

  public static void main(String[] arguments) throws Exception {
    BenchmarkCloud described = BenchmarkCloud.start(Path.of("template.yaml"));
    GrowthBenchmark benchmark = new GrowthBenchmark(described.through(inMemory(described)));
    benchmark.ofAClaim();
    benchmark.ofAnOrganisation();
    System.exit(0);
  }

  /** The same table in memory. */
  private static DynamoDbClient inMemory(BenchmarkCloud described) {
    TableDescription table =
        described
            .dynamoDb()
            .describeTable(request -> request.tableName(described.variable("CLAIMS_TABLE")))
            .table();
    DynamoDbClient inMemory = new InMemoryDynamoDb();
    inMemory.createTable(
        request ->
            request
                .tableName(table.tableName())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributeDefinitions())
                .keySchema(table.keySchema())
                .globalSecondaryIndexes(
                    table.globalSecondaryIndexes().stream()
                        .map(
                            index ->
                                GlobalSecondaryIndex.builder()
                                    .indexName(index.indexName())
                                    .keySchema(index.keySchema())
                                    .projection(index.projection())
                                    .build())
                        .toList()));
    return inMemory;
  }

  private void ofAClaim() {
    // the first pass is for the compiler
    row(Command.COMMENT, lives.commented(lives.submitted()));
    System.out.println(
        "| a comment on a claim after so many events | calls | read units | write units"
            + " | claim's item, bytes | µs of CPU | KB |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |");
    for (int events : EVENTS) {
      Claim claim = lives.commented(lives.submitted());
      int before = claim.counters().events();
      while (claim.counters().events() < before + events) {
        claim = lives.commented(claim);
      }
      String row = row(Command.COMMENT, claim);
      System.out.println("| %d more | %s".formatted(events, row));
    }
  }

  private void ofAnOrganisation() {
    row(Command.CREATE, lives.created());
    System.out.println(
        "\n| a claim filed by an organisation that has | calls | read units | write units"
            + " | another's item, bytes | µs of CPU | KB |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |");
    Claim first = lives.created();
    Map<String, AttributeValue> place = placesInIndexes(first);
    int others = 0;
    for (int claims : CLAIMS) {
      for (; others < claims; others++) {
        putAnother(place, first, others);
      }
      System.out.println("| %,d claims | %s".formatted(claims, row(Command.CREATE, first)));
    }
  }

  /** The command, again and again, each with another key. */
  private String row(Command command, Claim claim) {
    Optional<Claim> its = command == Command.CREATE ? Optional.empty() : Optional.of(claim);
    Function.of(command, cloud.through(counted)).call(command.event(its, ++numbers));
    String asked = counted.counted();
    Function function = Function.of(command, cloud);
    List<Double> cpu = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Meter meter =
          Meter.of(
              () -> {
                for (int i = 0; i < IN_A_ROUND; i++) {
                  function.call(command.event(its, ++numbers));
                }
              });
      cpu.add(meter.cpuNanoseconds() / 1e3 / IN_A_ROUND);
      bytes.add(meter.allocatedBytes() / 1e3 / IN_A_ROUND);
    }
    return "%s | %d | %s | %s |"
        .formatted(
            asked, size(item(claim)), Quartiles.of(cpu).text(0), Quartiles.of(bytes).text(0));
  }

  private Map<String, AttributeValue> item(Claim claim) {
    return new Table(cloud.dynamoDb(), cloud.variable("CLAIMS_TABLE"))
        .get(Keys.claim(claim.id()))
        .orElseThrow()
        .attributes();
  }

  /** Of others' claims nothing counts but where they stand. */
  private Map<String, AttributeValue> placesInIndexes(Claim claim) {
    Map<String, AttributeValue> places = new HashMap<>(item(claim));
    places.remove("document");
    places.remove("personal");
    return places;
  }

  private void putAnother(Map<String, AttributeValue> place, Claim claim, int number) {
    String id = "019ab1c2-7d3e-7f40-8a1b-%012x".formatted(number);
    Map<String, AttributeValue> another = new HashMap<>();
    place.forEach(
        (name, value) ->
            another.put(
                name,
                value.s() == null
                    ? value
                    : AttributeValue.fromS(value.s().replace(claim.id(), id))));
    another.put("customerKey", AttributeValue.fromS("TENANT#" + id));
    cloud
        .dynamoDb()
        .putItem(request -> request.tableName(cloud.variable("CLAIMS_TABLE")).item(another));
  }

  /** Developer guide, "DynamoDB item sizes and formats". */
  private static int size(Map<String, AttributeValue> members) {
    return members.entrySet().stream()
        .mapToInt(member -> bytes(member.getKey()) + 1 + size(member.getValue()))
        .sum();
  }

  private static int size(AttributeValue value) {
    if (value.hasM()) {
      return 3 + size(value.m());
    }
    if (value.hasL()) {
      return 3 + value.l().stream().mapToInt(element -> 1 + size(element)).sum();
    }
    if (value.s() != null) {
      return bytes(value.s());
    }
    return value.n() == null ? 1 : value.n().length();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }
}
