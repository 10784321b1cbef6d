package cpor.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsJsonClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a table's stream from its beginning, shard after shard, a parent before its children. It
 * remembers sequence numbers rather than iterators, which expire after 15 minutes. For one thread.
 */
public final class StreamReader {

  private final AwsJsonClient dynamoDb;
  private final String streamArn;

  /** The last sequence number read, by shard. */
  private final Map<String, String> positions = new HashMap<>();

  /** Closed shards that were read to their end. */
  private final Set<String> finished = new HashSet<>();

  /** Will begin at the oldest record. */
  public StreamReader(AwsJsonClient dynamoDb, String streamArn) {
    this.dynamoDb = dynamoDb;
    this.streamArn = streamArn;
  }

  /**
   * The ARN of a table's stream; the table must be there.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static String streamOf(String table, AwsJsonClient dynamoDb) throws InterruptedException {
    JsonNode description =
        dynamoDb.call("DynamoDB_20120810.DescribeTable", object().put("TableName", table));
    String arn = description.path("Table").path("LatestStreamArn").asText();
    if (arn.isEmpty()) {
      throw new IllegalArgumentException("the table " + table + " has no stream");
    }
    return arn;
  }

  /** All records that were not read yet, as Lambda gets them. */
  public List<ObjectNode> read() throws InterruptedException {
    List<ObjectNode> records = new ArrayList<>();
    for (String shard : shards()) {
      if (!finished.contains(shard)) {
        readShard(shard, records);
      }
    }
    return records;
  }

  private List<String> shards() throws InterruptedException {
    List<String> shards = new ArrayList<>();
    ObjectNode request = object().put("StreamArn", streamArn);
    JsonNode last;
    do {
      JsonNode page = call("DescribeStream", request).path("StreamDescription");
      page.path("Shards").forEach(shard -> shards.add(shard.path("ShardId").asText()));
      last = page.path("LastEvaluatedShardId");
      request.set("ExclusiveStartShardId", last);
    } while (last.isTextual());
    return shards;
  }

  private void readShard(String shard, List<ObjectNode> records) throws InterruptedException {
    JsonNode iterator = iterator(shard);
    while (iterator.isTextual()) {
      JsonNode page = call("GetRecords", object().set("ShardIterator", iterator));
      for (JsonNode read : page.path("Records")) {
        positions.put(shard, read.path("dynamodb").path("SequenceNumber").asText());
        records.add(asLambdaGetsIt(read));
      }
      if (page.path("Records").isEmpty() && page.path("NextShardIterator").isTextual()) {
        return;
      }
      iterator = page.path("NextShardIterator");
    }
    finished.add(shard);
  }

  private JsonNode iterator(String shard) throws InterruptedException {
    ObjectNode request = object().put("StreamArn", streamArn).put("ShardId", shard);
    String position = positions.get(shard);
    if (position == null) {
      request.put("ShardIteratorType", "TRIM_HORIZON");
    } else {
      request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", position);
    }
    return call("GetShardIterator", request).path("ShardIterator");
  }

  private ObjectNode asLambdaGetsIt(JsonNode read) {
    ObjectNode lambdaRecord = read.deepCopy();
    lambdaRecord.put("awsRegion", AwsClients.REGION).put("eventSourceARN", streamArn);
    return lambdaRecord;
  }

  private JsonNode call(String operation, JsonNode request) throws InterruptedException {
    return dynamoDb.call("DynamoDBStreams_20120810." + operation, request);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
