package dynamodb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What DynamoDB Local tells of the writes to a table, from the first on. */
record RealStream(DynamoDbStreamsClient client, String arn) {

  List<Record> records() {
    List<Record> records = new ArrayList<>();
    client
        .describeStream(request -> request.streamArn(arn))
        .streamDescription()
        .shards()
        .forEach(shard -> read(shard.shardId(), records));
    return records;
  }

  private void read(String shard, List<Record> records) {
    @Nullable String iterator =
        client
            .getShardIterator(
                request ->
                    request
                        .streamArn(arn)
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    while (iterator != null) {
      String next = iterator;
      GetRecordsResponse page = client.getRecords(request -> request.shardIterator(next));
      records.addAll(page.records());
      iterator = page.records().isEmpty() ? null : page.nextShardIterator();
    }
  }
}
