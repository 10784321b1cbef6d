package cpor.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsError;
import cpor.local.aws.AwsJsonClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a table's stream from its beginning, shard after shard, a parent before its children. It
 * asks for little more than records: iterators are used again while they work, and shards are
 * listed when one has ended, because only then there are others. For one thread.
 */
public final class StreamReader {

  /** What happens to an iterator after 15 minutes: API reference, GetRecords. */
  private static final String EXPIRED = "ExpiredIteratorException";

  /** Who reads too late goes on with the oldest that is left: API reference, GetRecords. */
  private static final String TRIMMED = "TrimmedDataAccessException";

  /**
   * How many records it asks for at once. DynamoDB Local gives as many if it has them, of whatever
   * size; so fewer are the last.
   */
  private static final int A_PAGE = 100;

  private static final List<String> IMAGES = List.of("OldImage", "NewImage");

  private final AwsJsonClient dynamoDb;
  private final String streamArn;

  /** The last sequence number read, by shard. */
  private final Map<String, String> positions = new HashMap<>();

  /** Where to go on in each shard that was begun and has not ended. */
  private final Map<String, JsonNode> iterators = new HashMap<>();

  /** Shards that are known and have not ended, a parent before its children. */
  private final List<String> open = new ArrayList<>();

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
    boolean others = open.isEmpty();
    do {
      if (others) {
        open.clear();
        open.addAll(shards());
        open.removeAll(finished);
      }
      others = false;
      for (String shard : List.copyOf(open)) {
        others |= readToItsEnd(shard, records);
      }
    } while (others);
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

  /** Whether the shard has ended: what came after it is in others. */
  private boolean readToItsEnd(String shard, List<ObjectNode> records) throws InterruptedException {
    if (!iterators.containsKey(shard)) {
      iterators.put(shard, iterator(shard));
    }
    JsonNode page;
    do {
      page = page(shard);
      for (JsonNode read : page.path("Records")) {
        positions.put(shard, read.path("dynamodb").path("SequenceNumber").asText());
        records.add(asLambdaGetsIt(read));
      }
      if (!page.path("NextShardIterator").isTextual()) {
        open.remove(shard);
        iterators.remove(shard);
        finished.add(shard);
        return true;
      }
      iterators.put(shard, page.path("NextShardIterator"));
    } while (page.path("Records").size() == A_PAGE);
    return false;
  }

  private JsonNode page(String shard) throws InterruptedException {
    try {
      return records(shard);
    } catch (AwsError refused) {
      switch (refused.code()) {
        case EXPIRED -> {}
        case TRIMMED -> positions.remove(shard);
        default -> throw refused;
      }
      iterators.put(shard, iterator(shard));
      return records(shard);
    }
  }

  private JsonNode records(String shard) throws InterruptedException {
    ObjectNode request = object().put("Limit", A_PAGE);
    request.set("ShardIterator", iterators.get(shard));
    return call("GetRecords", request);
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
    for (String image : IMAGES) {
      lambdaRecord.path("dynamodb").path(image).forEach(StreamReader::restoreEmptyMaps);
    }
    return lambdaRecord;
  }

  /** DynamoDB Local leaves out what an attribute is that is an empty map; DynamoDB does not. */
  private static void restoreEmptyMaps(JsonNode attribute) {
    if (attribute.isEmpty() && attribute instanceof ObjectNode untyped) {
      var _ = untyped.putObject("M");
    }
    attribute.path("M").forEach(StreamReader::restoreEmptyMaps);
    attribute.path("L").forEach(StreamReader::restoreEmptyMaps);
  }

  private JsonNode call(String operation, JsonNode request) throws InterruptedException {
    return dynamoDb.call("DynamoDBStreams_20120810." + operation, request);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
