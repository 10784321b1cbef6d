package dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What DynamoDB answers to a request, as one text; of an error its code, for its words differ
 * between DynamoDB and DynamoDB Local.
 */
final class Answers {

  private Answers() {}

  static String to(DynamoDbRequest request, DynamoDbClient dynamoDb) {
    try {
      return answer(request, dynamoDb);
    } catch (TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream()
          .map(Answers::reason)
          .collect(Collectors.joining(", ", "cancelled: ", ""));
    } catch (ConditionalCheckFailedException failed) {
      return "condition failed" + (failed.hasItem() ? " of " + sorted(failed.item()) : "");
    } catch (DynamoDbException refused) {
      return "refused: " + refused.awsErrorDetails().errorCode();
    }
  }

  private static String answer(DynamoDbRequest request, DynamoDbClient dynamoDb) {
    return switch (request) {
      case GetItemRequest get -> sorted(dynamoDb.getItem(get).item());
      case BatchGetItemRequest get ->
          unordered(dynamoDb.batchGetItem(get).responses().getOrDefault(TestTable.NAME, List.of()));
      case QueryRequest query -> page(dynamoDb.query(query));
      case ScanRequest scan -> all(dynamoDb.scan(scan));
      case PutItemRequest put -> "written " + dynamoDb.putItem(put).hasAttributes();
      case UpdateItemRequest update -> "written " + dynamoDb.updateItem(update).hasAttributes();
      case DeleteItemRequest delete -> "written " + dynamoDb.deleteItem(delete).hasAttributes();
      case BatchWriteItemRequest write ->
          "left " + dynamoDb.batchWriteItem(write).unprocessedItems();
      case TransactWriteItemsRequest write ->
          "written " + dynamoDb.transactWriteItems(write).hasItemCollectionMetrics();
      case DynamoDbRequest other -> throw new AssertionError("not compared: " + other);
    };
  }

  /** What a stream tells of a write. */
  static String told(Record told) {
    StreamRecord of = told.dynamodb();
    return "%s %s %s".formatted(told.eventNameAsString(), sorted(of.keys()), sorted(of.newImage()));
  }

  /** The same of a write that was made in memory. */
  static String told(ItemChange change) {
    return "%s %s %s".formatted(change.event(), sorted(change.key()), sorted(change.after()));
  }

  private static String reason(CancellationReason reason) {
    return reason.code() + (reason.hasItem() ? " of " + sorted(reason.item()) : "");
  }

  private static String page(QueryResponse page) {
    return "%d of %d: %s until %s"
        .formatted(
            page.count(),
            page.scannedCount(),
            page.items().stream().map(Answers::sorted).toList(),
            sorted(page.lastEvaluatedKey()));
  }

  /** In no order, for a scan has none. */
  private static String all(ScanResponse page) {
    return "%d of %d: %s".formatted(page.count(), page.scannedCount(), unordered(page.items()));
  }

  private static String unordered(List<Map<String, AttributeValue>> items) {
    return items.stream()
        .map(Answers::sorted)
        .sorted(Comparator.naturalOrder())
        .toList()
        .toString();
  }

  private static String sorted(Map<String, AttributeValue> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(name, text(value)));
    return sorted.toString();
  }

  private static String text(AttributeValue value) {
    return value.hasM() ? sorted(value.m()) : value.toString();
  }
}
