package cpor.local.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.template.StreamMapping;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bucket of what a mapping gave up: an object for each batch, whole, as "Retain discarded batch
 * records in Amazon S3" has it.
 */
public record UndeliveredRecords(S3Client s3, StreamMapping mapping, String bucket, Clock clock)
    implements StreamPump.GivenUp {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

  @Override
  public void keep(List<ObjectNode> records) {
    Instant now = clock.instant();
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.putArray("Records").addAll(records);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putObject("requestContext").put("condition", "RecordAgeExceeded");
    object
        .put("version", "1.0")
        .put("timestamp", now.toString())
        .put("payload", payload.toString());
    object
        .putObject("DDBStreamBatchInfo")
        .put("batchSize", records.size())
        .put("streamArn", records.getFirst().path("eventSourceARN").asText());
    String key =
        "aws/lambda/%s/shard/%s/%s-%s"
            .formatted(mapping.id(), DAY.format(now), SECOND.format(now), UUID.randomUUID());
    var _ =
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(object.toString()));
  }
}
