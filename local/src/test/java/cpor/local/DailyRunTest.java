package cpor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** The product's own daily job, as the template has it called. */
class DailyRunTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void aClaimIsRemovedOnTheDayAfterItsLast() {
    try (LocalCloud cloud = LocalCloud.start(Options.standingAt(START));
        DynamoDbClient table = cloud.clients().dynamoDb();
        S3Client s3 = cloud.clients().s3()) {
      put(table, "ended", "CLAIM", Map.of("stage", "CLOSED", "retainUntil", "2026-11-24"));
      put(table, "ended", "EVENT#000001", Map.of("stage", "CLOSED"));
      put(table, "other", "CLAIM", Map.of("stage", "CLOSED", "retainUntil", "2026-11-25"));
      String bucket =
          s3.listBuckets().buckets().stream()
              .map(Bucket::name)
              .filter(name -> name.contains("evidence"))
              .findFirst()
              .orElseThrow();
      Stream.of("ended", "ended", "other")
          .forEach(
              claim ->
                  s3.putObject(
                      put -> put.bucket(bucket).key("evidence/" + claim + "/sow"),
                      RequestBody.fromString(claim)));

      cloud.time().advance(Duration.ofDays(2));

      assertThat(partitions(table)).containsExactly("CLAIM#other");
      assertThat(s3.listObjectVersions(list -> list.bucket(bucket)).versions())
          .extracting(ObjectVersion::key)
          .containsExactly("evidence/other/sow");
    }
  }

  private static void put(
      DynamoDbClient table, String claimId, String sort, Map<String, String> attributes) {
    Map<String, AttributeValue> item = new HashMap<>();
    attributes.forEach((name, value) -> item.put(name, AttributeValue.fromS(value)));
    item.put("pk", AttributeValue.fromS("CLAIM#" + claimId));
    item.put("sk", AttributeValue.fromS(sort));
    table.putItem(request -> request.tableName("claims").item(item));
  }

  private static List<String> partitions(DynamoDbClient table) {
    return table.scan(scan -> scan.tableName("claims")).items().stream()
        .map(item -> item.getOrDefault("pk", AttributeValue.fromS("")).s())
        .filter(partition -> partition.startsWith("CLAIM#"))
        .toList();
  }
}
